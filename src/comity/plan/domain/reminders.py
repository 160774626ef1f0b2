"""When a participant is reminded of what it promised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class ReminderKind(StrEnum):
    DUE_30 = "due-30"
    DUE_7 = "due-7"
    OVERDUE = "overdue"
    STALE = "stale"


AHEAD = {ReminderKind.DUE_30: timedelta(days=30), ReminderKind.DUE_7: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Reminder:
    """`day` is the one on which it is due or, of what is stale, since which nothing was
    reported."""

    kind: ReminderKind
    day: date


ORDER = (ReminderKind.DUE_30, ReminderKind.DUE_7, ReminderKind.OVERDUE)


def reminder_of_due(due_on: date, on: date) -> Reminder | None:
    """The nearest one of a day. What is due on the day itself is not overdue yet."""
    if on > due_on:
        return Reminder(ReminderKind.OVERDUE, due_on)
    for kind in (ReminderKind.DUE_7, ReminderKind.DUE_30):
        if due_on - on <= AHEAD[kind]:
            return Reminder(kind, due_on)
    return None


def reminder_of_silence(since: date, stale_after: int, on: date) -> Reminder | None:
    """Where nothing was reported for more than so many days."""
    if on - since > timedelta(days=stale_after):
        return Reminder(ReminderKind.STALE, since)
    return None


def was_given(wanted: Reminder, given: Collection[Reminder]) -> bool:
    """Whether it was, or a later one of the same day: a clock that was set back begins nothing
    anew. A day that was moved is another day."""
    if wanted.kind is ReminderKind.STALE:
        return wanted in given
    later = ORDER[ORDER.index(wanted.kind) :]
    return any(Reminder(kind, wanted.day) in given for kind in later)
