"""Divergence: the matrix of all pairs, and what sets each pair apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.divergence import (
    Contribution,
    Difference,
    Divergence,
    divergence,
    divergence_matrix,
)
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.reading import Reading

SHOWN_AREAS = 5
SHOWN_CONCEPTS = 4
SHOWN_PAIRS = 12


@dataclass(frozen=True, slots=True)
class PairView:
    """`parts` says how the value falls into rules of one side alone, of the other, of both."""

    anchor: str
    title: str
    value: str
    parts: tuple[str, ...]
    areas: Table


def pair_views(coverage: Coverage, reading: Reading) -> tuple[PairView, ...]:
    """The pairs that are furthest apart, each with the areas that add most to that."""
    found = [divergence(coverage, *pair) for pair in combinations(coverage.jurisdictions, 2)]
    known = sorted((each for each in found if each), key=lambda each: -each.value)
    return tuple(_Pair(each, reading).view() for each in known[:SHOWN_PAIRS])


def matrix_table(coverage: Coverage, pairs: Sequence[PairView], reading: Reading) -> Table:
    names = [reading.wording.jurisdiction(id) for id in coverage.jurisdictions]
    matrix = divergence_matrix(coverage)
    shown = {pair.anchor for pair in pairs}
    rows = tuple(
        Row(
            (
                Cell(name),
                *(
                    _value(value, _anchor(left, right), shown, itself=left == right)
                    for right, value in zip(coverage.jurisdictions, line, strict=True)
                ),
            )
        )
        for left, name, line in zip(coverage.jurisdictions, names, matrix, strict=True)
    )
    columns = (Column(_("Jurisdiction")), *(Column(name, number=True) for name in names))
    return Table(_("Divergence of each pair, from 0 (same) to 1"), columns, rows)


def pair_parts(found: Divergence, reading: Reading) -> tuple[str, ...]:
    """How the value falls into what one side rules alone, the other, and both differently."""
    left, right = (reading.wording.jurisdiction(id) for id in (found.left, found.right))
    sentences = {
        Difference.ONLY_LEFT: _("taken up by %(name)s alone: %(share)s"),
        Difference.ONLY_RIGHT: _("taken up by %(name)s alone: %(share)s"),
        Difference.LEVELS_DIFFER: _("taken up by both, at different levels: %(share)s"),
    }
    names = {Difference.ONLY_LEFT: left, Difference.ONLY_RIGHT: right}
    shares = found.by_difference()
    return tuple(
        sentence % {"name": names.get(kind, ""), "share": f"{shares[kind]:.2f}"}
        for kind, sentence in sentences.items()
        if shares[kind]
    )


@dataclass(frozen=True)
class _Pair:
    found: Divergence
    reading: Reading

    def view(self) -> PairView:
        left, right = self._names
        title = _("%(left)s and %(right)s") % {"left": left, "right": right}
        value = f"{self.found.value:.2f}"
        return PairView(
            _anchor(self.found.left, self.found.right),
            title,
            value,
            pair_parts(self.found, self.reading),
            self._areas(),
        )

    @property
    def _names(self) -> tuple[str, str]:
        wording = self.reading.wording
        return wording.jurisdiction(self.found.left), wording.jurisdiction(self.found.right)

    def _areas(self) -> Table:
        areas: dict[str, list[Contribution]] = defaultdict(list)
        for contribution in self.found.contributions:
            if contribution.share:
                areas[_root(contribution.concept, self._broader)].append(contribution)
        ranked = sorted(areas.items(), key=lambda area: -_whole(area[1]))
        left, right = self._names
        pair = {"left": left, "right": right}
        return Table(
            caption=_("What sets them apart most (levels: %(left)s : %(right)s)") % pair,
            columns=(Column(_("Area")), Column(_("Adds"), number=True), Column(_("Concepts"))),
            rows=tuple(self._area(*area) for area in ranked[:SHOWN_AREAS]),
        )

    def _area(self, root: str, contributions: Sequence[Contribution]) -> Row:
        shown = self.reading.strung(
            f"{self._label(it.concept)} {int(it.left)} : {int(it.right)}"
            for it in contributions[:SHOWN_CONCEPTS]
        )
        rest = len(contributions) - SHOWN_CONCEPTS
        more = ngettext("and %(n)d more", "and %(n)d more", rest) % {"n": rest} if rest > 0 else ""
        name = Cell(links=(Link(self._label(root), f"#area:{root}"),))
        return Row(
            (name, Cell(f"{_whole(contributions):.2f}", number=True), Cell(shown, note=more))
        )

    def _label(self, concept: str) -> str:
        concepts = self.reading.rules.corpus.concepts
        labels = next((it.labels for it in concepts if it.id == concept), {})
        return self.reading.wording.prose(labels) or concept

    @property
    def _broader(self) -> dict[str, str]:
        return {it.id: it.broader for it in self.reading.rules.corpus.concepts}


def _root(concept: str, broader: dict[str, str]) -> str:
    path = [concept]
    while (above := broader.get(path[-1], "")) and above not in path:
        path.append(above)
    return path[-1]


def _whole(contributions: Iterable[Contribution]) -> float:
    return fsum(it.share for it in contributions)


def _value(value: float | None, anchor: str, shown: set[str], *, itself: bool) -> Cell:
    if value is None:
        return Cell("?", number=True, tone="unknown")
    if itself:
        return Cell("–", number=True)
    tone = f"apart-{min(4, int(value * 5))}"
    text = f"{value:.2f}"
    if anchor not in shown:
        return Cell(text, number=True, tone=tone)
    return Cell(links=(Link(text, f"#{anchor}"),), number=True, tone=tone)


def _anchor(left: str, right: str) -> str:
    return "pair:" + ":".join(sorted((left, right)))
