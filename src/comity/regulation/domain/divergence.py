"""Divergence: how far apart the coverage of two jurisdictions is, from 0 (same) to 1.

The general dissimilarity of Gower ("A general coefficient of similarity and some of its
properties", Biometrics 27, 1971), over concepts c with levels x_c and y_c from 0 to 4:

    D = sum of w_c * d_c * |x_c - y_c| / 4   over   sum of w_c * d_c
    d_c = 0 where x_c = y_c = 0 (a joint absence says nothing of likeness), otherwise 1

Levels are ranks; like Gower for ordinal variables, this takes the steps between them as equal.
D = 0 where neither side rules anything. What is not known stays unknown: `None`.

Properties: D(x, x) = 0; D(x, y) = D(y, x); 0 <= D <= 1, and 1 only where on every compared concept
one side has level 4 and the other nothing; a greater difference on a concept that was compared
already never lowers D. A concept that only now comes to be compared may lower it, as one more thing
on which the two differ by little. D is no metric: the triangle inequality may fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import fsum, inf

from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.instruments import Level

Weights = Mapping[str, float]
"""By concept, 0 or more; a concept that is not named weighs 1."""
HARDEST = max(Level)


class Difference(StrEnum):
    """How two levels of one concept stand to each other; joint absences are left out."""

    ONLY_LEFT = "only-left"
    ONLY_RIGHT = "only-right"
    LEVELS_DIFFER = "levels-differ"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one compared concept adds to the divergence."""

    concept: str
    left: Level
    right: Level
    share: float

    @property
    def difference(self) -> Difference:
        match bool(self.left), bool(self.right):
            case True, False:
                return Difference.ONLY_LEFT
            case False, True:
                return Difference.ONLY_RIGHT
        return Difference.SAME if self.left == self.right else Difference.LEVELS_DIFFER


@dataclass(frozen=True, slots=True)
class Divergence:
    """The divergence of two jurisdictions, greatest contribution first."""

    left: str
    right: str
    contributions: tuple[Contribution, ...]

    @property
    def value(self) -> float:
        """The sum of all contributions."""
        return min(1.0, fsum(each.share for each in self.contributions))

    def by_difference(self) -> dict[Difference, float]:
        """The value in its parts: ruled by one side only, by the other, by both differently."""
        return {
            kind: fsum(each.share for each in self.contributions if each.difference is kind)
            for kind in Difference
        }


def divergence(
    table: Coverage, left: str, right: str, weights: Weights | None = None
) -> Divergence | None:
    """How far `left` and `right` are apart, and where; `None` if the coverage of one is unknown.

    Raises `UnknownName` for a jurisdiction that the table does not hold, `ValueError` for a
    weight that is none. A rolled-up table counts a difference again at every broader concept.
    """
    ours, theirs = table.levels(left), table.levels(right)
    if ours is None or theirs is None:
        return None
    weight = _weights(table, weights)
    compared = [concept for concept in table.concepts if ours[concept] or theirs[concept]]
    whole = fsum(weight[concept] for concept in compared)
    contributions = [
        Contribution(
            concept,
            ours[concept],
            theirs[concept],
            weight[concept] * abs(ours[concept] - theirs[concept]) / HARDEST / whole,
        )
        for concept in compared
        if weight[concept]
    ]
    contributions.sort(key=lambda each: -each.share)
    return Divergence(left, right, tuple(contributions))


def divergence_matrix(
    table: Coverage, weights: Weights | None = None
) -> tuple[tuple[float | None, ...], ...]:
    """The divergences of all pairs, rows and columns in the order of `table.jurisdictions`.

    Jurisdictions with the same levels (say, members of one bloc) are computed once.
    """
    weight = _weights(table, weights)
    column = tuple(weight[concept] / HARDEST for concept in table.concepts)

    @cache
    def value(ours: tuple[Level, ...], theirs: tuple[Level, ...]) -> float:
        pairs = list(zip(column, ours, theirs, strict=True))
        whole = fsum(HARDEST * w for w, x, y in pairs if x or y)
        apart = fsum(w * abs(x - y) for w, x, y in pairs)
        return min(1.0, apart / whole) if whole else 0.0

    rows = [
        None if (levels := table.levels(jurisdiction)) is None else tuple(levels.values())
        for jurisdiction in table.jurisdictions
    ]
    return tuple(
        tuple(
            None if ours is None or theirs is None else value(*sorted((ours, theirs)))
            for theirs in rows
        )
        for ours in rows
    )


def _weights(table: Coverage, weights: Weights | None) -> dict[str, float]:
    given = weights or {}
    if any(not 0 <= weight < inf for weight in given.values()):
        raise ValueError("a weight is a number of 0 or more")
    return {concept: given.get(concept, 1.0) for concept in table.concepts}
