"""Does the corpus say what the texts bear out? Citations and supports are looked up in the texts;
operative provisions without a norm are listed, each with its stated reason or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from comity.regulation.domain.instruments import Instrument, NoNorm, Norm, Provision, Support
from comity.regulation.domain.texts import Outline, line_range, lines_hash


class TextFault(StrEnum):
    """What is wrong with a norm's citation or support."""

    CITATION = "citation-not-found"
    """no text of the instrument has a unit with the provision's eId"""
    LINES = "support-lines-outside-text"
    PLACE = "support-outside-provision"
    """the lines stand somewhere else than the provision cited"""
    HASH = "support-hash-differs"
    UNSEALED = "support-without-hash"
    NO_TEXT = "text-not-held"


@dataclass(frozen=True, slots=True)
class NormFault:
    norm: Norm
    provision: Provision
    fault: TextFault
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class WithoutNorm:
    """An operative unit of a text that carries no norm, and the reason given; `None`: none is.
    `explained_at` cites the provision that gives the reason."""

    text: str
    eid: str
    citation: str
    lines: str
    reason: NoNorm | None
    explained_at: str


@dataclass(frozen=True, slots=True)
class TextReport:
    """The check of one instrument. `secondary` are norms that rest on secondary sources alone."""

    instrument: Instrument
    norms: int
    supports: int
    faults: tuple[NormFault, ...]
    secondary: tuple[Norm, ...]
    operative: int
    without_norm: tuple[WithoutNorm, ...]

    @property
    def unexplained(self) -> tuple[WithoutNorm, ...]:
        return tuple(each for each in self.without_norm if each.reason is None)


def check_texts(instrument: Instrument, outlines: Mapping[str, Outline]) -> TextReport:
    """Check `instrument` against the texts held, by text id."""
    norms = [(prov, norm) for prov in instrument.provisions for norm in prov.norms]
    faults = tuple(fault for prov, norm in norms for fault in _norm_faults(prov, norm, outlines))
    complete = [text for text in instrument.texts if text.id in outlines and not text.partial]
    operative, without = 0, []
    for text in complete:
        if not text.official and any(other.official for other in complete):
            continue
        reasons = _Reasons(instrument, outlines[text.id])
        for unit in outlines[text.id].operative():
            operative += 1
            if not reasons.has_norm(unit.eid):
                lines = f"{unit.first}-{unit.last}"
                citation = reasons.citation(unit.eid)
                reason, at = reasons.reason(unit.eid)
                without.append(WithoutNorm(text.id, unit.eid, citation, lines, reason, at))
    return TextReport(
        instrument,
        len(norms),
        sum(len(norm.support) for _, norm in norms),
        faults,
        tuple(norm for _, norm in norms if not norm.support),
        operative,
        tuple(without),
    )


def _norm_faults(
    provision: Provision, norm: Norm, outlines: Mapping[str, Outline]
) -> Iterator[NormFault]:
    if not norm.support:
        return
    held = [support for support in norm.support if support.text in outlines]
    found = [outlines[support.text].find(provision.eid) for support in held]
    if held and not any(found):
        yield NormFault(norm, provision, TextFault.CITATION)
    for support in norm.support:
        outline = outlines.get(support.text)
        fault = (
            TextFault.NO_TEXT if outline is None else _support_fault(provision, support, outline)
        )
        if fault is not None:
            yield NormFault(norm, provision, fault, support)


def _support_fault(provision: Provision, support: Support, outline: Outline) -> TextFault | None:
    first, last = line_range(support.lines)
    if not 1 <= first <= last <= len(outline.lines):
        return TextFault.LINES
    unit = outline.find(provision.eid)
    if unit is not None and not (unit.first <= first and last <= unit.last):
        return TextFault.PLACE
    if not support.hash:
        return TextFault.UNSEALED
    if support.hash != lines_hash(outline.lines[first - 1 : last]):
        return TextFault.HASH
    return None


class _Reasons:
    """What the corpus says of a unit: norms at it or under it, or a reason at it or above it."""

    def __init__(self, instrument: Instrument, outline: Outline) -> None:
        self.numbered = {unit.eid for unit in outline.units}
        self.by_eid = {self.shortened(it.eid): it for it in instrument.provisions}
        self.with_norms = {
            above for eid, it in self.by_eid.items() if it.norms for above in _upwards(eid)
        }

    def has_norm(self, eid: str) -> bool:
        return self.shortened(eid) in self.with_norms

    def reason(self, eid: str) -> tuple[NoNorm | None, str]:
        """The nearest reason, and the citation of the provision that gives it."""
        stated = ((it.no_norm, it.citation) for it in self.around(eid) if it.no_norm)
        return next(stated, (None, ""))

    def citation(self, eid: str) -> str:
        return next((it.citation for it in self.around(eid)), eid)

    def around(self, eid: str) -> Iterator[Provision]:
        for above in _upwards(self.shortened(eid)):
            if above in self.by_eid:
                yield self.by_eid[above]

    def shortened(self, eid: str) -> str:
        """Without the number of a paragraph that stands alone in its article: people leave it
        out."""
        article, mark, rest = eid.partition("__para_1")
        alone = mark and rest[:2] in ("", "__") and f"{article}__para_2" not in self.numbered
        return article + rest if alone else eid


def _upwards(eid: str) -> Iterator[str]:
    yield eid
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid
