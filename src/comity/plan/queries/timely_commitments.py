"""The commitments that are overdue, due soon, stale or never updated: `domain/timeliness` as
conditions of the database."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.timeliness import SOON, Timeliness
from comity.plan.models import Commitment

OPEN = Q(state=CommitmentState.ACTIVE.value) & ~Q(level=Level.COMPLETE.value)


def condition(what: Timeliness, on: date, stale_after: int) -> Q:
    match what:
        case Timeliness.OVERDUE:
            return OPEN & Q(due_on__lt=on)
        case Timeliness.DUE_SOON:
            return OPEN & Q(due_on__gte=on, due_on__lte=on + timedelta(SOON))
        case Timeliness.STALE:
            return OPEN & Q(last_update_on__lt=on - timedelta(stale_after))
        case Timeliness.NEVER_UPDATED:
            return OPEN & Q(last_update_on=None)


def count_timeliness(
    rows: QuerySet[Commitment], on: date, stale_after: int
) -> dict[Timeliness, int]:
    """How many are each, by one question."""
    wanted = {
        each.name.lower(): Count("id", filter=condition(each, on, stale_after))
        for each in Timeliness
    }
    found = rows.order_by().aggregate(**wanted)
    return {each: found[each.name.lower()] for each in Timeliness}
