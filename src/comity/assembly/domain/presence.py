"""Who is present: from arrivals and departures, as half-open times. Whoever leaves at noon is not
present at noon; whoever arrives then is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.rules import Basis, Quorum
from comity.kernel.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Movement:
    """`at` has a zone."""

    member: str
    at: datetime
    arrives: bool

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise InvalidInput("presence-without-zone", member=self.member)


@dataclass(frozen=True, slots=True)
class Stay:
    """From `start` (included) to `end` (excluded); without an end, still there."""

    member: str
    start: datetime
    end: datetime | None = None

    def covers(self, at: datetime) -> bool:
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class QuorumChange:
    """The quorum was met or lost at that moment, by so many who were present."""

    at: datetime
    is_met: bool
    present: int


def stays(movements: Iterable[Movement]) -> tuple[Stay, ...]:
    """In the order of arrival; `movements` come as they were recorded.

    Raises `InvalidInput`: `presence-arrived-twice`, `presence-left-unarrived`, and
    `presence-backwards` for a movement before the one that was recorded before it of that member.
    """
    inside: dict[str, datetime] = {}
    latest: dict[str, datetime] = {}
    found: list[Stay] = []
    for each in movements:
        if each.at < latest.get(each.member, each.at):
            raise InvalidInput("presence-backwards", member=each.member)
        latest[each.member] = each.at
        if each.arrives:
            if each.member in inside:
                raise InvalidInput("presence-arrived-twice", member=each.member)
            inside[each.member] = each.at
        else:
            if each.member not in inside:
                raise InvalidInput("presence-left-unarrived", member=each.member)
            found.append(Stay(each.member, inside.pop(each.member), each.at))
    found += [Stay(member, start) for member, start in inside.items()]
    return tuple(sorted(found, key=lambda stay: (stay.start, stay.member)))


def present_at(found: Iterable[Stay], at: datetime) -> frozenset[str]:
    return frozenset(stay.member for stay in found if stay.covers(at))


def has_quorum(quorum: Quorum, electorate: Electorate, present: frozenset[str]) -> bool:
    """Whether those entitled and present are enough. Raises `InvalidInput("weight-unknown")`."""
    members = electorate.entitled if quorum.basis is Basis.ENTITLED else None
    whole = electorate.total(quorum.weight, members)
    here = electorate.total(quorum.weight, present & electorate.entitled)
    return quorum.threshold.is_met(here, whole)


def quorum_changes(
    quorum: Quorum, electorate: Electorate, found: Sequence[Stay]
) -> tuple[QuorumChange, ...]:
    """When the quorum was first met, then each moment when it was lost or regained; movements of
    one moment count together."""
    moments = {stay.start for stay in found} | {stay.end for stay in found if stay.end}
    changes: list[QuorumChange] = []
    met = False
    for at in sorted(moments):
        present = present_at(found, at)
        if has_quorum(quorum, electorate, present) != met:
            met = not met
            changes.append(QuorumChange(at, met, len(present & electorate.entitled)))
    return tuple(changes)
