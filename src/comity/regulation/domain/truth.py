"""Kleene's strong three-valued logic (Kleene, *Introduction to Metamathematics*, 1952, § 64).

A fact that nobody has stated is unknown and stays unknown: `False and unknown` is false, `True or
unknown` is true, everything else that touches an unknown is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Ordered so that conjunction is the minimum and disjunction the maximum."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    @property
    def settled(self) -> bool:
        return self is not Truth.UNKNOWN


def negation(value: int) -> Truth:
    return Truth(2 - value)


def conjunction(values: Iterable[int]) -> Truth:
    return Truth(min(values, default=Truth.TRUE))


def disjunction(values: Iterable[int]) -> Truth:
    return Truth(max(values, default=Truth.FALSE))
