"""Participants are reminded of what is due in 30 and in 7 days, of what is overdue, and of what
they have long not reported on: of each once."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.messages import Parameter
from comity.plan.actions.tell_people import tell
from comity.plan.domain.reminders import ReminderKind
from comity.plan.models import DueReminder, Plan
from comity.plan.queries.audience import people_of
from comity.plan.queries.find_plan import plan_text
from comity.plan.queries.reminders import Wanted, wanted_reminders


def remind_of_due(*, on: date | None = None) -> int:
    """How many reminders there were. It may run as often as anybody likes: what was given is kept,
    so that neither a second run nor a clock that was set back gives it again."""
    day = on or timezone.now().date()
    plans = Plan.objects.filter(versions__isnull=False).distinct()
    return sum(_remind(plan, each, day) for plan in plans for each in _wanted(plan, day))


def _wanted(plan: Plan, on: date) -> list[Wanted]:
    return list(wanted_reminders(plan, plan_text(plan).stale_after, on))


def _remind(plan: Plan, it: Wanted, on: date) -> bool:
    with transaction.atomic():
        _row, made = DueReminder.objects.get_or_create(
            commitment=it.commitment,
            key=it.key,
            kind=it.reminder.kind.value,
            day=it.reminder.day,
        )
        if made:
            row = it.commitment
            tell(
                plan,
                people_of(row.participant, on),
                _message(it),
                {"number": row.number, "title": row.title, **_words(it)},
                address=f"/plans/{plan.slug}/commitments/{row.number}",
            )
    return made


def _message(it: Wanted) -> str:
    match it.reminder.kind:
        case ReminderKind.STALE:
            return "mail-stale"
        case ReminderKind.OVERDUE:
            return "mail-milestone-overdue" if it.milestone else "mail-overdue"
    return "mail-milestone-due-soon" if it.milestone else "mail-due-soon"


def _words(it: Wanted) -> dict[str, Parameter]:
    day = it.reminder.day.isoformat()
    if it.reminder.kind is ReminderKind.STALE:
        return {"since": day}
    return {"due_on": day, **({"milestone": it.milestone} if it.milestone else {})}
