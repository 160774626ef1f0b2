"""Who is present at a session now."""

from __future__ import annotations

from uuid import UUID

from comity.assembly.models import Movement


def present_in(session: UUID) -> frozenset[str]:
    """The codes of members, by the last movement of each."""
    rows = Movement.objects.filter(session=session).order_by("id")
    last = dict(rows.values_list("member__code", "arrives"))
    return frozenset(member for member, arrived in last.items() if arrived)
