"""Profiles: the stated facts about an AI system and those behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType, Prose, Vocabulary

Containers = Callable[[str, date], frozenset[str]]
"""All jurisdictions that contain the given one on a day, itself among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is stated. A fact that does not stand in `facts` is unknown, not false."""

    id: str
    title: Prose = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)


def values_on(
    profile: Profile,
    vocabulary: Vocabulary,
    day: date,
    *,
    containers: Containers,
    contained: Containers,
) -> dict[str, Value]:
    """The profile's values as they read on `day`: a jurisdiction counts as what it lies in (a
    member state as its bloc); a bloc leaves open which of its members are meant, and with them
    what else these lie in; without a bloc, without its members.

    Raises `UnknownName` for a fact nobody has declared, `InvalidInput` for a value that its fact
    can't take, or that includes and excludes the same.
    """
    values: dict[str, Value] = {}
    for id, value in profile.facts.items():
        fact = vocabulary.get(id)
        if not _admits(fact, value):
            raise InvalidInput("wrong-type", fact=id, type=fact.type, value=str(value)[:80])
        if isinstance(value, Members):
            if fact.type is FactType.JURISDICTIONS:
                value = _spread(value, day, containers, contained)
            if both := value.included & value.excluded:
                raise InvalidInput("contradictory-set", fact=id, members=tuple(sorted(both)))
        values[id] = value
    return values


def _admits(fact: Fact, value: Value) -> bool:
    match fact.type, value:
        case FactType.BOOLEAN, bool():
            return True
        case FactType.CHOICE, str():
            return value in fact.choices
        case FactType.SET, Members():
            return value.included | value.excluded <= fact.choices.keys()
        case FactType.JURISDICTIONS, Members():
            return True
        case FactType.NUMBER, Interval(low, high):
            return not any(isinstance(bound, str | bool) for bound in (low, high))
        case FactType.DATE, Interval(low, high):
            return all(isinstance(bound, str | None) for bound in (low, high))
    return False


def _spread(members: Members, day: date, containers: Containers, contained: Containers) -> Members:
    def every(read: Containers, ids: frozenset[str]) -> frozenset[str]:
        return frozenset[str]().union(*(read(id, day) for id in ids))

    around = every(containers, members.included)
    inside = every(containers, every(contained, members.included))
    excluded = members.excluded | every(contained, members.excluded)
    return Members(
        included=around,
        excluded=excluded,
        complete=members.complete,
        possible=inside - around - excluded,
    )
