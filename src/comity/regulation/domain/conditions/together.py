"""Can several answers about one fact hold together?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from comity.regulation.domain.values import Comparison, Interval, Scalar, Value

Answer = tuple[Comparison, Scalar, bool]
"""comparison, value, whether it holds"""


def possible_together(answers: Sequence[Answer], stated: Value | None) -> bool:
    """Whether some value, within what is `stated` of it, gives all `answers`."""
    signs: dict[tuple[Comparison, Scalar], bool] = {}
    for comparison, value, holds in answers:
        if signs.setdefault((comparison, value), holds) is not holds:
            return False
    if any(comparison is Comparison.HAS for comparison, _, _ in answers):
        return True
    bounds = stated if isinstance(stated, Interval) else Interval(None, None)
    equal = all(comparison is Comparison.EQUAL for comparison, _, _ in answers)
    if equal and bounds == Interval(None, None):
        return sum(signs.values()) <= 1
    return _some_point(answers, bounds)


def _some_point(answers: Sequence[Answer], bounds: Interval) -> bool:
    """Only the named values and the gaps between them matter: try each, as ranks 1, 3, 5 ... for
    the values and 0, 2, 4 ... for the gaps. Between a day and the next there is no gap."""
    named = {value for _, value, _ in answers}
    named |= {bound for bound in (bounds.lowest, bounds.highest) if bound is not None}
    points = sorted(named)
    rank = {point: 2 * place + 1 for place, point in enumerate(points)}
    empty = {rank[left] + 1 for left, right in pairwise(points) if _adjacent(left, right)}
    low = rank[bounds.lowest] if bounds.lowest is not None else 0
    high = rank[bounds.highest] if bounds.highest is not None else 2 * len(points)
    return any(
        all(_holds(candidate, sign, rank[value]) is holds for sign, value, holds in answers)
        for candidate in range(low, high + 1)
        if candidate not in empty
    )


def _adjacent(left: Scalar, right: Scalar) -> bool:
    """Whether these are a day and the day after it; between two numbers there is always another."""
    if not isinstance(left, str) or not isinstance(right, str):
        return False
    return (date.fromisoformat(right) - date.fromisoformat(left)).days == 1


def _holds(left: int, comparison: Comparison, right: int) -> bool:
    match comparison:
        case Comparison.LESS:
            return left < right
        case Comparison.LESS_OR_EQUAL:
            return left <= right
        case Comparison.GREATER:
            return left > right
        case Comparison.GREATER_OR_EQUAL:
            return left >= right
    return left == right
