"""Events of members, written shortly: `events("admitted 2020-01-01 member", "suspended ?")`."""

from __future__ import annotations

from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.kernel.domain.periods import PartialDate


def events(*written: str) -> tuple[StandingEvent, ...]:
    return tuple(_event(*each.split()) for each in written)


def _event(kind: str, day: str, member_class: str = "") -> StandingEvent:
    on = None if day == "?" else PartialDate.parse(day)
    return StandingEvent(kind=EventKind(kind), on=on, member_class=member_class)
