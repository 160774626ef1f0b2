"""Somebody asks to join a plan. Anybody may, signed in or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, InvalidInput, Problems
from comity.parties.models import User
from comity.plan.actions.move_row import move_row
from comity.plan.domain.join_moves import OPEN
from comity.plan.domain.joining import ClaimFault, Claims, claim_faults
from comity.plan.domain.participants import JoinState, ParticipantKind, ParticipantState
from comity.plan.domain.tidy_claims import tidied
from comity.plan.formats.claims_plain import claims_to_plain
from comity.plan.models import JoinRequest, Plan
from comity.plan.queries.join_links import new_secret
from comity.plan.queries.people import Person
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions


class Next(StrEnum):
    """What comes after asking."""

    CONFIRM = "confirm"
    """a link is to be mailed"""
    WAIT = "wait"
    """for a moderator: the address of whoever is signed in is theirs already"""
    OPEN_ALREADY = "open-already"
    """a request of the same address waits; nothing was changed"""


@dataclass(frozen=True, slots=True)
class Asked:
    """`secret` is for the mail alone."""

    request: JoinRequest
    next: Next
    secret: str = ""


def faults_of(claims: Claims) -> list[ClaimFault]:
    """Of claims that were tidied: every one, with the claim that it is in."""
    found = list(claim_faults(claims, shipped_jurisdictions()))
    try:
        validate_email(claims.email)
    except ValidationError:
        found.append(ClaimFault("email", InvalidInput("join-mail-malformed")))
    return found


def require_sound(claims: Claims) -> None:
    """Of claims that were tidied. Raises `Problems("join-claims-refused")`, each of which says of
    which claim it is."""
    if faults := faults_of(claims):
        raise Problems("join-claims-refused", [each.placed for each in faults])


def ask_to_join(
    *, person: Person, claims: Claims, language: str, now: datetime | None = None
) -> Asked:
    """One address has one open request in a plan: asking again before the link was followed says
    everything anew, with a new link. Whoever is signed in asks with their own address. Raises
    `Problems("join-claims-refused")`; `Conflict("participant-already")` for whoever takes part as a
    person already and is signed in."""
    now = now or timezone.now()
    user = signed_in(person)
    claims = tidied(replace(claims, email=user.email) if user else claims)
    require_sound(claims)
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        if user and claims.kind is ParticipantKind.PERSON and _takes_part(plan, user):
            raise Conflict("participant-already")
        rows = JoinRequest.objects.select_for_update(no_key=True).filter(
            plan=plan, email=claims.email
        )
        waiting = rows.filter(state__in=[it.value for it in OPEN]).first()
        if waiting is not None:
            return Asked(waiting, Next.OPEN_ALREADY)
        row = rows.filter(state=JoinState.UNCONFIRMED.value).first()
        asked = _keep(person, plan, row or JoinRequest(plan=plan), claims, language, user, now)
        append_audit(
            actor=person.actor.reference,
            action="ask_to_join",
            object=asked.request.reference,
            payload={"plan": plan.reference, "kind": claims.kind.value, "again": row is not None},
        )
    return asked


def signed_in(person: Person) -> User | None:
    """Raises `NotPermitted("not-permitted")` for a token that may not act here for its person."""
    if person.user_id is None:
        return None
    person.require_unnarrowed()
    return User.objects.get(id=person.user_id)


def _takes_part(plan: Plan, user: User) -> bool:
    rows = plan.participants.filter(user=user, state=ParticipantState.JOINED.value)
    return rows.exists()


def _keep(
    person: Person,
    plan: Plan,
    row: JoinRequest,
    claims: Claims,
    language: str,
    user: User | None,
    now: datetime,
) -> Asked:
    secret, digest = new_secret()
    row.kind, row.name, row.jurisdiction = claims.kind.value, claims.name, claims.jurisdiction
    row.email, row.claims = claims.email, claims_to_plain(claims)
    row.language, row.digest, row.user = language, digest, user
    row.submitted_at = now
    row.state = JoinState.UNCONFIRMED.value
    row.save()
    if user is None or not proves(user, row.email):
        return Asked(row, Next.CONFIRM, secret)
    row.digest, row.confirmed_at = None, now
    move_row(row, JoinState.WAITING, person.actor.reference)
    return Asked(row, Next.WAIT)


def proves(user: User, address: str) -> bool:
    """Whether it is the account's address, and was shown to be theirs."""
    if user.email.lower() != address:
        return False
    proved: bool = EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists()
    return proved
