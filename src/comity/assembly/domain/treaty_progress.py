"""How far a condition of entry into force is met, by those who consent on a day.

Each is counted twice, as `regulation` does: those of whom it is sure that they count, and those of
whom it may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Protocol

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.entry_rules import Condition, Weights
from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.treaties import IsMember
from comity.regulation.domain.truth import Truth


class Amended(Protocol):
    """The treaty that an amendment changes, or an organisation as its members are parties to it."""

    def parties(self, on: date) -> tuple[frozenset[str], frozenset[str]]:
        """Those that are parties, and those that may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What conditions are asked about beside the actions themselves. `changes` are the days on
    which the parties of `amended` change, or may, where that is no treaty itself."""

    is_member: IsMember = lambda party, body, on: None
    weights: Mapping[str, Weights] = field(default_factory=dict)
    amended: Amended | None = None
    changes: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Progress:
    """`surely` counted and `perhaps`, out of `whole` where there is one; `needed` is reached, or by
    a `threshold.more_than` passed. `lacking` are the named who have not surely consented."""

    condition: Condition
    surely: Fraction
    perhaps: Fraction
    whole: Fraction | None
    needed: Fraction
    lacking: frozenset[str]
    met: Truth

    @property
    def missing(self) -> Fraction:
        """How much more is needed, as far as is sure."""
        return max(self.needed - self.surely, Fraction())

    @property
    def more(self) -> int | None:
        """How many more consents it takes, as far as is sure; None of a weight, which differs."""
        if self.condition.weight != ONE:
            return None
        passed = self.condition.threshold is not None and self.condition.threshold.more_than
        return max(floor(self.missing) + 1 if passed else ceil(self.missing), 0)


def progress(
    condition: Condition, surely: Iterable[str], perhaps: Iterable[str], on: date, world: World
) -> Progress:
    """Of those who `surely` consent on the day, and of those who `perhaps` do (the sure ones
    among them). Raises `InvalidInput`: `treaty-weights-unknown`, `treaty-amends-nothing`."""
    sure, possible = _counted(condition, frozenset(surely), frozenset(perhaps), on, world)
    lacking = condition.named - sure
    if condition.threshold is None:
        low, high, needed = Fraction(len(sure)), Fraction(len(possible)), Fraction(condition.count)
        met = _truth(low >= needed, high >= needed)
        return Progress(condition, low, high, None, needed, lacking, met)
    low, high = Fraction(len(sure)), Fraction(len(possible))
    if condition.weight != ONE:
        low, high = _weighed(_weights(condition, world), sure, possible)
        most = least = _weights(condition, world).whole
    elif condition.of_parties:
        parties, may_be = _parties(condition, on, world)
        least, most = Fraction(len(parties | possible)), Fraction(len(may_be))
    else:
        most = least = Fraction(len(condition.named))
    met = _truth(condition.threshold.is_met(low, most), condition.threshold.is_met(high, least))
    needed = condition.threshold.share * most
    return Progress(condition, low, high, most, needed, lacking, met)


def _counted(
    condition: Condition, sure: frozenset[str], possible: frozenset[str], on: date, world: World
) -> tuple[frozenset[str], frozenset[str]]:
    if condition.named:
        sure, possible = sure & condition.named, possible & condition.named
    if condition.of_parties:
        parties, may_be = _parties(condition, on, world)
        sure, possible = sure & parties, possible & may_be
    if condition.body:
        member = {it: world.is_member(it, condition.body, on) for it in possible}
        sure = frozenset(it for it in sure if member[it] is True)
        possible = frozenset(it for it in possible if member[it] is not False)
    return sure, possible


def _parties(condition: Condition, on: date, world: World) -> tuple[frozenset[str], frozenset[str]]:
    if world.amended is None:
        raise InvalidInput("treaty-amends-nothing")
    return world.amended.parties(condition.parties_on or on)


def _weights(condition: Condition, world: World) -> Weights:
    if condition.weight not in world.weights:
        raise InvalidInput("treaty-weights-unknown", weight=condition.weight)
    return world.weights[condition.weight]


def _weighed(
    weights: Weights, sure: frozenset[str], possible: frozenset[str]
) -> tuple[Fraction, Fraction]:
    low = sum((weights.of.get(it, Fraction()) for it in sure), Fraction())
    high = sum((weights.of.get(it, Fraction()) for it in possible), Fraction())
    return low, high if possible <= weights.of.keys() else high + weights.left


def _truth(sure: bool, possible: bool) -> Truth:
    if sure:
        return Truth.TRUE
    return Truth.UNKNOWN if possible else Truth.FALSE
