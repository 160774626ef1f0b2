"""Whether a commitment is late, and whether anybody still reports on it, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level

SOON = 90
"""Days ahead in which something is due soon."""


class Timeliness(StrEnum):
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    STALE = "stale"
    NEVER_UPDATED = "never-updated"


@dataclass(frozen=True, slots=True)
class Dates:
    """What is looked at. `level` is as last assessed, `None` without."""

    state: CommitmentState
    level: Level | None = None
    due_on: date | None = None
    last_update_on: date | None = None


def is_open(state: CommitmentState, level: Level | None) -> bool:
    """Still to be done: neither its participant nor a reviewer says that it is complete, and it was
    not withdrawn."""
    return state is CommitmentState.ACTIVE and level is not Level.COMPLETE


def timeliness(given: Dates, on: date, stale_after: int) -> frozenset[Timeliness]:
    """All that holds on the day. Due on a day, it is overdue from the next; it is stale once
    `stale_after` days have passed since the day of its last update."""
    if not is_open(given.state, given.level):
        return frozenset()
    found = set()
    if given.due_on is not None:
        if given.due_on < on:
            found.add(Timeliness.OVERDUE)
        elif given.due_on <= on + timedelta(SOON):
            found.add(Timeliness.DUE_SOON)
    if given.last_update_on is None:
        found.add(Timeliness.NEVER_UPDATED)
    elif given.last_update_on < on - timedelta(stale_after):
        found.add(Timeliness.STALE)
    return frozenset(found)
