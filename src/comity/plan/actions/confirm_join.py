"""The link that was mailed is followed: the request waits for a moderator, or was never asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.plan.actions.move_row import move_row
from comity.plan.domain.participants import JoinState
from comity.plan.models import JoinRequest
from comity.plan.queries.join_links import digest_of_secret
from comity.plan.queries.people import Person


def request_of_secret(
    person: Person, secret: str, *, now: datetime | None = None, lock: bool = False
) -> JoinRequest:
    """Raises `UnknownName("join-link-unknown")`, `Conflict("join-link-used")`,
    `Conflict("join-link-expired")` after `PLAN_JOIN_LINK_HOURS`."""
    rows = JoinRequest.objects.select_for_update(no_key=True) if lock else JoinRequest.objects
    row = rows.filter(plan=person.plan, digest=digest_of_secret(secret)).first()
    if row is None:
        raise UnknownName("join-link-unknown")
    if row.state != JoinState.UNCONFIRMED.value:
        raise Conflict("join-link-used")
    lasts = timedelta(hours=settings.PLAN_JOIN_LINK_HOURS)
    if row.submitted_at + lasts <= (now or timezone.now()):
        raise Conflict("join-link-expired", hours=settings.PLAN_JOIN_LINK_HOURS)
    return row


def confirm_join(*, person: Person, secret: str, now: datetime | None = None) -> JoinRequest:
    """Whoever holds the secret may. Raises as `request_of_secret` does."""
    now = now or timezone.now()
    with transaction.atomic():
        row = request_of_secret(person, secret, now=now, lock=True)
        row.confirmed_at = now
        move_row(row, JoinState.WAITING, person.actor.reference)
        append_audit(
            actor=person.actor.reference,
            action="confirm_join",
            object=row.reference,
            payload={"plan": row.plan.reference},
        )
    return row


def disown_join(*, person: Person, secret: str, now: datetime | None = None) -> None:
    """Whoever was mailed says that it was not them: nothing of it stays. Raises as
    `request_of_secret` does."""
    with transaction.atomic():
        row = request_of_secret(person, secret, now=now, lock=True)
        reference, plan = row.reference, row.plan.reference
        row.delete()
        append_audit(
            actor=person.actor.reference,
            action="disown_join",
            object=reference,
            payload={"plan": plan},
        )
