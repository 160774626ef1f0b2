"""Stated values, and how an atomic comparison reads them.

A value may be known in part: bounds of a number or a date, some members of a set. What a partial
value leaves open is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from comity.regulation.domain.truth import Truth

Scalar = bool | float | str


class Comparison(StrEnum):
    """The comparisons of the condition language. `HAS` asks for membership in a set."""

    EQUAL = "="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="
    HAS = "has"


@dataclass(frozen=True, slots=True)
class Interval:
    """A number (in its fact's canonical unit) or an ISO date, known to lie between two inclusive
    bounds; `None` is no bound. Dates compare as text, which for ISO 8601 is their order."""

    lowest: float | str | None
    highest: float | str | None

    def compare(self, comparison: Comparison, other: Scalar) -> Truth:
        low, high = self.lowest, self.highest
        match comparison:
            case Comparison.LESS:
                return _ordered(surely=_lt(high, other), surely_not=_le(other, low))
            case Comparison.LESS_OR_EQUAL:
                return _ordered(surely=_le(high, other), surely_not=_lt(other, low))
            case Comparison.GREATER:
                return _ordered(surely=_lt(other, low), surely_not=_le(high, other))
            case Comparison.GREATER_OR_EQUAL:
                return _ordered(surely=_le(other, low), surely_not=_lt(high, other))
            case Comparison.EQUAL:
                exactly = low == high == other
                return _ordered(surely=exactly, surely_not=_lt(high, other) or _lt(other, low))
        raise ValueError(comparison)


@dataclass(frozen=True, slots=True)
class Members:
    """A set known to hold `included` and not `excluded`. When `complete`, it holds nothing else
    than `included` and perhaps some of `possible` (a bloc was named, not which of its members)."""

    included: frozenset[str]
    excluded: frozenset[str] = frozenset()
    complete: bool = True
    possible: frozenset[str] = frozenset()

    def has(self, member: str) -> Truth:
        if member in self.included:
            return Truth.TRUE
        if member in self.excluded or (self.complete and member not in self.possible):
            return Truth.FALSE
        return Truth.UNKNOWN


Value = bool | str | Interval | Members
"""A boolean, a choice, a number or date, a set."""


def compare(value: Value | None, comparison: Comparison, other: Scalar) -> Truth:
    """Does `value` stand in `comparison` to `other`? A value not stated (`None`) is unknown."""
    match value:
        case None:
            return Truth.UNKNOWN
        case Interval():
            return value.compare(comparison, other)
        case Members():
            return value.has(str(other))
        case _:
            return Truth.TRUE if value == other else Truth.FALSE


def _ordered(*, surely: bool, surely_not: bool) -> Truth:
    return Truth.TRUE if surely else Truth.FALSE if surely_not else Truth.UNKNOWN


def _lt(left: Scalar | None, right: Scalar | None) -> bool:
    return left is not None and right is not None and left < right  # type: ignore[operator]


def _le(left: Scalar | None, right: Scalar | None) -> bool:
    return left is not None and right is not None and left <= right  # type: ignore[operator]
