"""Many are invited at once from a CSV file: all of them or none, after a dry run."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.plan.actions.ask_to_join import faults_of
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import ParticipantState
from comity.plan.domain.tidy_claims import tidied
from comity.plan.formats.claims_plain import claims_to_plain
from comity.plan.formats.invitations_csv import (
    BrokenInvitation,
    InvitationLine,
    read_invitations,
)
from comity.plan.models import Invitation, Participant, Plan
from comity.plan.queries.join_links import new_secret
from comity.plan.queries.people import Person


class InviteState(StrEnum):
    INVITED = "invited"
    """or, in a dry run, would be"""
    ALREADY = "already"
    """invited before, or takes part"""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class InviteOutcome:
    line: int
    name: str
    state: InviteState
    error: ComityError | None = None


def invite_participants(
    *, person: Person, source: bytes, dry_run: bool, now: datetime | None = None
) -> tuple[InviteOutcome, ...]:
    """Each line's outcome, in order. Needs `keep-participants`. Whoever was invited already, or
    takes part, is passed over, so that a file can be sent twice. The mails leave with the next
    `send_invitations`. Raises as `read_invitations` does, and, but in a dry run,
    `Problems("invitations-refused")` with every line that can't be read; nothing is kept then."""
    person.require("keep-participants")
    now = now or timezone.now()
    lines = read_invitations(source)
    with transaction.atomic():
        plan = Plan.objects.select_for_update(no_key=True).get(id=person.plan.id)
        pairs = list(_outcomes(plan, lines, now))
        outcomes = tuple(outcome for outcome, _claims in pairs)
        if dry_run:
            return outcomes
        _require_all(outcomes)
        made = [
            _row(person, plan, line, now)
            for outcome, line in pairs
            if outcome.state is InviteState.INVITED and line is not None
        ]
        Invitation.objects.filter(plan=plan, revoked_at=None, expires_at__lte=now).update(
            revoked_at=now
        )
        Invitation.objects.bulk_create(made, batch_size=500)
        append_audit(
            actor=person.actor.reference,
            action="invite_participants",
            object=plan.reference,
            payload={"invited": len(made), "lines": len(outcomes)},
        )
    return outcomes


def _outcomes(
    plan: Plan, lines: Collection[InvitationLine | BrokenInvitation], now: datetime
) -> Iterator[tuple[InviteOutcome, InvitationLine | None]]:
    there = _there(plan, now)
    first: dict[tuple[str, str], int] = {}
    for each in lines:
        if isinstance(each, BrokenInvitation):
            yield InviteOutcome(each.line, each.name, InviteState.REFUSED, each.error), None
            continue
        claims = tidied(each.claims)
        line = InvitationLine(each.line, claims, each.language)
        error = _fault(line, first)
        if error is not None:
            yield InviteOutcome(each.line, claims.name, InviteState.REFUSED, error), None
        elif there.isdisjoint(_marks(claims)):
            yield InviteOutcome(each.line, claims.name, InviteState.INVITED), line
        else:
            yield InviteOutcome(each.line, claims.name, InviteState.ALREADY), None


def _fault(line: InvitationLine, first: dict[tuple[str, str], int]) -> ComityError | None:
    if faults := faults_of(line.claims):
        return faults[0].error
    if line.language and line.language not in dict(settings.LANGUAGES):
        known = tuple(code for code, _name in settings.LANGUAGES)
        return InvalidInput("invitation-language", known=known)
    key = (line.claims.email, line.claims.name)
    if first.setdefault(key, line.line) != line.line:
        return InvalidInput("invitation-twice", line=first[key])
    return None


def _marks(claims: Claims) -> set[tuple[str, str]]:
    """What tells that somebody was invited, or takes part."""
    found = {("invited", f"{claims.email} {claims.name}")}
    if claims.ror:
        found.add(("ror", claims.ror))
    if claims.lei:
        found.add(("lei", claims.lei))
    return found


def _there(plan: Plan, now: datetime) -> set[tuple[str, str]]:
    open_ones = Invitation.objects.filter(plan=plan, revoked_at=None, expires_at__gt=now)
    pairs = open_ones.values_list("email", "name")
    found = {("invited", f"{email} {name}") for email, name in pairs}
    joined = Participant.objects.filter(
        plan=plan, organisation__isnull=False, state=ParticipantState.JOINED.value
    )
    for ror, lei in joined.values_list("organisation__ror", "organisation__lei"):
        found |= {("ror", ror)} if ror else set()
        found |= {("lei", lei)} if lei else set()
    return found


def _row(person: Person, plan: Plan, line: InvitationLine, now: datetime) -> Invitation:
    """The secret is made anew when the mail leaves; this one nobody has."""
    claims = line.claims
    return Invitation(
        plan=plan,
        email=claims.email,
        kind=claims.kind.value,
        name=claims.name,
        jurisdiction=claims.jurisdiction,
        claims=claims_to_plain(claims),
        language=line.language or settings.LANGUAGE_CODE,
        digest=new_secret()[1],
        invited_by=person.actor.reference,
        invited_at=now,
        expires_at=now + timedelta(days=settings.PLAN_INVITATION_DAYS),
    )


def _require_all(outcomes: Collection[InviteOutcome]) -> None:
    refused = [
        InvalidInput(
            "invitation-line", line=each.line, name=each.name or "–", remedy=each.error.message
        )
        for each in outcomes
        if each.error is not None
    ]
    if refused:
        raise Problems("invitations-refused", refused)
