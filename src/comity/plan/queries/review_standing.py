"""On whose side somebody is, who is to judge a commitment."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from comity.kernel.domain.errors import UnknownName
from comity.parties.models import Membership, User
from comity.plan.domain.partnerships import PartnerState
from comity.plan.models import Commitment, Participant

CARRIES = (PartnerState.ASKED.value, PartnerState.ACCEPTED.value)


def own_sides(user: User, commitment: Commitment, on: date) -> list[str]:
    """Names of the participant, and of partners that carry a part or are asked to, to which the
    person belongs on the day: as themselves, or in any place of the organisation. Whoever works
    for somebody does not judge what it promised, also where they do not act for it."""
    partners = commitment.partnerships.filter(state__in=CARRIES).values("participant_id")
    rows = Participant.objects.filter(Q(id=commitment.participant_id) | Q(id__in=partners))
    return sorted(_of(user, rows, on).values_list("name", flat=True))


def is_of_participant(user: User, commitment: Commitment, on: date) -> bool:
    rows = Participant.objects.filter(id=commitment.participant_id)
    return _of(user, rows, on).exists()


def reviewer_by_email(email: str) -> User:
    """Raises `UnknownName("reviewer-unknown")`."""
    found = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if found is None:
        raise UnknownName("reviewer-unknown", email=email.strip()[:254])
    return found


def _of(user: User, rows: QuerySet[Participant], on: date) -> QuerySet[Participant]:
    places = Membership.objects.filter(user=user, valid_from__lte=on).exclude(valid_until__lte=on)
    return rows.filter(Q(user=user) | Q(organisation_id__in=places.values("organisation_id")))
