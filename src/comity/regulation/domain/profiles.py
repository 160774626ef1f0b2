"""Profiles: the stated facts about an AI system and those behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from comity.regulation.domain.values import Members, Value
from comity.regulation.domain.vocabulary import FactType, Prose, Vocabulary

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
    member state as its bloc), a bloc leaves open which of its members are meant."""
    return {
        id: _spread(value, day, containers, contained)
        if isinstance(value, Members) and vocabulary.get(id).type is FactType.JURISDICTIONS
        else value
        for id, value in profile.facts.items()
    }


def _spread(members: Members, day: date, containers: Containers, contained: Containers) -> Members:
    around = frozenset[str]().union(*(containers(id, day) for id in members.included))
    inside = frozenset[str]().union(*(contained(id, day) for id in members.included))
    return Members(
        included=around,
        excluded=members.excluded,
        complete=members.complete,
        possible=inside - around - members.excluded,
    )
