"""The commitments behind a figure, by what stands in the addresses that lead to them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from comity.plan.models import Commitment
from comity.plan.queries.progress_of import STATES
from comity.plan.queries.regions import region_of
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions

STANDING = "standing"
"""The state that asks for those that count: active or completed."""
NOT_ASSESSED = "none"
"""The level that asks for those without one."""


def counted_rows(
    rows: QuerySet[Commitment],
    *,
    state: str = "",
    level: str = "",
    participant: UUID | None = None,
    region: str = "",
) -> QuerySet[Commitment]:
    """Kept to each that is given; `region` is a code of M49."""
    if state:
        rows = rows.filter(state__in=STATES) if state == STANDING else rows.filter(state=state)
    if level:
        rows = rows.filter(level="" if level == NOT_ASSESSED else level)
    if participant:
        rows = rows.filter(participant=participant)
    if region:
        held = [each.id for each in shipped_jurisdictions() if region_of(each.id) == region]
        rows = rows.filter(jurisdiction__in=held)
    return rows
