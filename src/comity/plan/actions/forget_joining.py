"""What is known of people who asked to join, or were invited, goes when it is needed no more."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from comity.parties.actions.erase_person import ERASED
from comity.parties.models import User
from comity.plan.domain.join_moves import DECIDED
from comity.plan.domain.participants import JoinState, ParticipantKind, ParticipantState
from comity.plan.models import Invitation, JoinMove, JoinRequest, Participant

ERASED_NAME = "(erased)"


def forget_joining(*, now: datetime | None = None) -> int:
    """How many were erased: requests that nobody confirmed after `PLAN_UNCONFIRMED_DAYS`, whole;
    what was decided `PLAN_DECIDED_DAYS` ago, and invitations that ended then, but for that they
    were. Safe at any time."""
    now = now or timezone.now()
    unconfirmed = now - timedelta(days=settings.PLAN_UNCONFIRMED_DAYS)
    decided = now - timedelta(days=settings.PLAN_DECIDED_DAYS)
    rows = JoinRequest.objects.filter(
        state=JoinState.UNCONFIRMED.value, submitted_at__lt=unconfirmed
    )
    count = rows.count()
    with transaction.atomic():
        rows.delete()
        ended = JoinRequest.objects.filter(state__in=[it.value for it in DECIDED])
        ended = ended.exclude(email__endswith=ERASED).annotate(last=Max("moves__at"))
        for each in ended.filter(last__lt=decided):
            forget_request(each)
            count += 1
        for row in _ended_invitations(decided):
            forget_invitation(row)
            count += 1
    return count


def forget_request(row: JoinRequest) -> None:
    """What is left: that somebody of that kind asked, when, and what became of it."""
    row.email, row.claims, row.digest = f"{row.id}{ERASED}", {}, None
    if row.kind == ParticipantKind.PERSON.value:
        row.name = ERASED_NAME
    if row.state != JoinState.APPROVED.value:
        row.user = None
    row.save()
    JoinMove.objects.filter(request=row).update(reason="")


def forget_invitation(row: Invitation) -> None:
    row.email, row.claims = f"{row.id}{ERASED}", {}
    if row.kind == ParticipantKind.PERSON.value:
        row.name = ERASED_NAME
    row.save()


def forget_person_in_plans(person: User, today: date) -> None:
    """In the transaction of `erase_person`, which logs it: requests and invitations of theirs lose
    what was personal; whoever took part for themselves takes part no more."""
    own = Q(user=person) | Q(email=person.email)
    for row in JoinRequest.objects.select_for_update(no_key=True).filter(own):
        if row.state == JoinState.UNCONFIRMED.value:
            row.delete()
            continue
        if row.state not in {it.value for it in DECIDED}:
            row.state = JoinState.WITHDRAWN.value
        forget_request(row)
    for invitation in Invitation.objects.select_for_update(no_key=True).filter(email=person.email):
        invitation.revoked_at = invitation.revoked_at or timezone.now()
        forget_invitation(invitation)
    for each in Participant.objects.select_for_update(no_key=True).filter(user=person):
        each.name, each.website, each.summary = ERASED_NAME, "", ""
        if each.state == ParticipantState.JOINED.value:
            each.state, each.withdrawn_on = ParticipantState.WITHDRAWN.value, today
        each.save()


def _ended_invitations(before: datetime) -> list[Invitation]:
    ended = Q(expires_at__lt=before) | Q(revoked_at__lt=before)
    ended |= Q(request__isnull=False, request__confirmed_at__lt=before)
    rows = Invitation.objects.filter(ended).exclude(email__endswith=ERASED)
    return list(rows.order_by(F("invited_at").asc()))
