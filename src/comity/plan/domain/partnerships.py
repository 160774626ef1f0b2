"""Who carries a commitment together with its participant."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Mapping
from enum import StrEnum
from typing import TypeVar


class PartnerRole(StrEnum):
    """The organisation roles of IATI 2.03."""

    FUNDING = "funding"
    ACCOUNTABLE = "accountable"
    EXTENDING = "extending"
    IMPLEMENTING = "implementing"


class PartnerState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"


Key = TypeVar("Key", bound=Hashable)

COUNTING = frozenset({PartnerState.ASKED, PartnerState.ACCEPTED})
"""What is declined or ended holds nothing up."""


def circle(
    supporters: Mapping[Key, Collection[Key]], commitment: Key, supporter: Key
) -> tuple[Key, ...]:
    """The circle that would arise if `supporter` supported `commitment` too: from the commitment
    through what supports it back to it, the shortest; nothing where there would be none.
    `supporters` are those of each commitment already, without a circle."""
    if commitment == supporter:
        return (commitment, commitment)
    came_from: dict[Key, Key] = {}
    waiting = deque([supporter])
    while waiting:
        at = waiting.popleft()
        for each in supporters.get(at, ()):
            if each == commitment:
                return (commitment, *_way(came_from, supporter, at), commitment)
            if each not in came_from and each != supporter:
                came_from[each] = at
                waiting.append(each)
    return ()


def _way(came_from: Mapping[Key, Key], start: Key, end: Key) -> list[Key]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
