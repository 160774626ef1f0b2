"""What participants are to be reminded of on a day, and were not yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.participants import ParticipantState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.reminders import (
    AHEAD,
    Reminder,
    ReminderKind,
    reminder_of_due,
    reminder_of_silence,
    was_given,
)
from comity.plan.models import Commitment, DueReminder, MilestoneRow, Plan


@dataclass(frozen=True, slots=True)
class Wanted:
    """`milestone` is its title, "" for the target and for what is stale; `key` its id."""

    commitment: Commitment
    reminder: Reminder
    key: str = ""
    milestone: str = ""


def wanted_reminders(plan: Plan, stale_after: int, on: date) -> Iterator[Wanted]:
    """Of commitments that are still open, of participants that take part."""
    rows = Commitment.objects.filter(
        plan=plan,
        state=CommitmentState.ACTIVE.value,
        participant__state=ParticipantState.JOINED.value,
    ).exclude(level=Level.COMPLETE.value)
    given = _given(plan)
    for each in _candidates(rows, stale_after, on):
        if not was_given(each.reminder, given[each.commitment.id, each.key]):
            yield each


def _given(plan: Plan) -> dict[tuple[UUID, str], set[Reminder]]:
    found: dict[tuple[UUID, str], set[Reminder]] = defaultdict(set)
    rows = DueReminder.objects.filter(commitment__plan=plan)
    for commitment, key, kind, day in rows.values_list("commitment_id", "key", "kind", "day"):
        found[commitment, key].add(Reminder(ReminderKind(kind), day))
    return found


def _candidates(rows: QuerySet[Commitment], stale_after: int, on: date) -> Iterator[Wanted]:
    until = on + AHEAD[ReminderKind.DUE_30]
    with_people = rows.select_related("participant__user")
    for row in with_people.filter(due_on__lte=until):
        if row.due_on and (due := reminder_of_due(row.due_on, on)):
            yield Wanted(row, due)
    milestones = MilestoneRow.objects.filter(
        commitment__in=rows, reached_on=None, due_on__lte=until
    ).select_related("commitment__participant__user")
    for each in milestones:
        if due := reminder_of_due(each.due_on, on):
            yield Wanted(each.commitment, due, each.key, each.title)
    before = on - timedelta(days=stale_after)
    silent = Q(last_update_on__lt=before) | Q(last_update_on=None, submitted_at__date__lt=before)
    for row in with_people.filter(silent):
        since = row.last_update_on or (row.submitted_at or row.created_at).date()
        if stale := reminder_of_silence(since, stale_after, on):
            yield Wanted(row, stale)
