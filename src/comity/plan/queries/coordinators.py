"""Who keeps a plan on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from comity.parties.models import Role
from comity.plan.models import Plan

COORDINATOR = "coordinator"


def coordinators_on(plan: Plan, on: date) -> QuerySet[Role]:
    """Those who do on the day or will."""
    goes_on = Q(valid_until=None) | Q(valid_until__gt=on)
    rows = Role.objects.filter(goes_on, name=COORDINATOR, scope=plan.reference)
    return rows.exclude(user=None).select_related("user").order_by("valid_from", "id")
