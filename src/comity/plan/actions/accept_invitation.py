"""Whoever was invited says yes: their address is proved by the link, and a moderator decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.plan.actions.ask_to_join import proves, require_sound, signed_in
from comity.plan.actions.move_row import move_row
from comity.plan.domain.join_moves import OPEN
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import JoinState
from comity.plan.domain.tidy_claims import tidied
from comity.plan.formats.claims_plain import claims_to_plain
from comity.plan.models import Invitation, JoinRequest, Plan
from comity.plan.queries.join_links import digest_of_secret
from comity.plan.queries.people import Person


def invitation_of_secret(
    person: Person, secret: str, *, now: datetime | None = None, lock: bool = False
) -> Invitation:
    """Raises `UnknownName("invitation-link-unknown")`; `Conflict`: `invitation-revoked`,
    `invitation-used`, `invitation-expired`."""
    rows = Invitation.objects.select_for_update(no_key=True) if lock else Invitation.objects
    row = rows.filter(plan=person.plan, digest=digest_of_secret(secret)).first()
    if row is None:
        raise UnknownName("invitation-link-unknown")
    if row.request_id is not None:
        raise Conflict("invitation-used")
    if row.expires_at <= (now or timezone.now()):
        raise Conflict("invitation-expired", day=row.expires_at.date().isoformat())
    if row.revoked_at is not None:
        raise Conflict("invitation-revoked")
    return row


def accept_invitation(
    *, person: Person, secret: str, claims: Claims, now: datetime | None = None
) -> JoinRequest:
    """`claims` is what whoever was invited says of themselves; the address stays that of the
    invitation. Whoever holds the secret may; a token needs the scope to act here, too. Whoever is
    signed in with that address finds the request among their own. Raises as `invitation_of_secret`
    does; `NotPermitted`; `Problems("join-claims-refused")`; `Conflict("join-open-already")`."""
    now = now or timezone.now()
    user = signed_in(person)
    with transaction.atomic():
        Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        row = invitation_of_secret(person, secret, now=now, lock=True)
        said = tidied(replace(claims, email=row.email))
        require_sound(said)
        same = JoinRequest.objects.filter(plan=row.plan, email=row.email)
        if same.filter(state__in=[it.value for it in OPEN]).exists():
            raise Conflict("join-open-already")
        same.filter(state=JoinState.UNCONFIRMED.value).delete()
        request = JoinRequest(
            plan=row.plan,
            kind=said.kind.value,
            name=said.name,
            jurisdiction=said.jurisdiction,
            email=said.email,
            claims=claims_to_plain(said),
            language=row.language,
            user=user if user and proves(user, row.email) else None,
            submitted_at=now,
            confirmed_at=now,
        )
        request.save()
        move_row(request, JoinState.WAITING, person.actor.reference)
        row.request = request
        row.save(update_fields=["request"])
        append_audit(
            actor=person.actor.reference,
            action="accept_invitation",
            object=row.reference,
            payload={"plan": row.plan.reference, "request": request.reference},
        )
    return request
