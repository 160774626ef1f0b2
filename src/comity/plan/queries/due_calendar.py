"""What is due, that everybody may see, for calendars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from comity.plan.domain.commitment_text import CommitmentState, CommitmentText
from comity.plan.domain.due_days import DueDay, due_days
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.models import Commitment, CommitmentVersion, MilestoneRow, Plan
from comity.plan.queries.happenings import Scope, public_commitments

BACK = timedelta(days=180)
"""what was due longer ago is left out"""
MOST = 2000
TOLD = ("number", "title", "state", "version", "ended_at", "participant__name", "action__key")
"""Of a commitment, what a calendar tells; of thousands, the rest takes its time."""


@dataclass(frozen=True, slots=True)
class DueEntry:
    """`sequence` rises with each version, and when it is withdrawn."""

    commitment: Commitment
    due: DueDay
    changed: datetime
    sequence: int
    cancelled: bool
    reached_on: date | None


def due_calendar(plan: Plan, scope: Scope, on: date) -> tuple[DueEntry, ...]:
    """By day, the first `MOST` from `BACK` before `on`."""
    first = on - BACK
    rows = public_commitments(plan, scope)
    targets = rows.filter(due_on__gte=first).order_by("due_on", "number")
    milestones = MilestoneRow.objects.filter(commitment__in=rows, due_on__gte=first)
    days = [
        *targets.values_list("due_on", "id")[:MOST],
        *milestones.order_by("due_on").values_list("due_on", "commitment_id")[:MOST],
    ]
    chosen = {id for _, id in sorted(days)[:MOST]}
    named = Commitment.objects.filter(id__in=chosen).select_related("participant", "action")
    told = list(named.only(*TOLD))
    found = [each for each in _entries(told) if each.due.on >= first]
    found.sort(key=lambda it: (it.due.on, it.commitment.number, it.due.key))
    return tuple(found[:MOST])


def _entries(rows: list[Commitment]) -> Iterator[DueEntry]:
    texts: dict[UUID, list[CommitmentText]] = defaultdict(list)
    entered: dict[UUID, datetime] = {}
    ids = [each.id for each in rows]
    versions = CommitmentVersion.objects.filter(commitment__in=ids).order_by("number")
    for id, text, at in versions.values_list("commitment_id", "text", "entered_at"):
        texts[id].append(commitment_of_plain(text))
        entered[id] = at
    milestones = MilestoneRow.objects.filter(commitment__in=ids, reached_on__isnull=False)
    days = milestones.values_list("commitment_id", "key", "reached_on")
    reached = {(id, key): day for id, key, day in days}
    for each in rows:
        gone = each.state == CommitmentState.WITHDRAWN.value
        changed = each.ended_at if gone and each.ended_at else entered[each.id]
        for due in due_days(texts[each.id]):
            yield DueEntry(
                each,
                due,
                changed,
                each.version - 1 + gone,
                gone or due.dropped,
                reached.get((each.id, due.key)),
            )
