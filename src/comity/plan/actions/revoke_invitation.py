"""An invitation is taken back: its link opens nothing any more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.plan.models import Invitation
from comity.plan.queries.people import Person


def revoke_invitation(
    *, person: Person, invitation: UUID, now: datetime | None = None
) -> Invitation:
    """Needs `keep-participants`. Raises `UnknownName("invitation-unknown")`; `Conflict`:
    `invitation-used`, `invitation-revoked`."""
    person.require("keep-participants")
    with transaction.atomic():
        rows = Invitation.objects.select_for_update(no_key=True).filter(plan=person.plan)
        row = rows.filter(id=invitation).first()
        if row is None:
            raise UnknownName("invitation-unknown")
        if row.request_id is not None:
            raise Conflict("invitation-used")
        if row.revoked_at is not None:
            raise Conflict("invitation-revoked")
        row.revoked_at = now or timezone.now()
        row.save(update_fields=["revoked_at"])
        append_audit(
            actor=person.actor.reference,
            action="revoke_invitation",
            object=row.reference,
            payload={"plan": row.plan.reference},
        )
    return row
