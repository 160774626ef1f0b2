"""Whom something concerns: who keeps a plan, who acts for a participant, who reviews.

Everybody else who wants to follow a plan has its feeds and its calendar.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from comity.parties.domain.permissions import ROLES, MembershipRole
from comity.parties.models import Membership, Role
from comity.plan.domain.partnerships import PartnerState
from comity.plan.models import Commitment, Participant, Plan

KEEPS = "keep-participants"
ACTING = (MembershipRole.OWNER.value, MembershipRole.REPRESENTATIVE.value)


def coordinators(plan: Plan, on: date) -> frozenset[UUID]:
    """Whoever keeps the plan by an office of it, or of the organisation whose plan it is."""
    offices = [name for name, allowed in ROLES.items() if KEEPS in allowed]
    places = [plan.reference, *([plan.assembly.reference] if plan.assembly else [])]
    rows = Role.objects.filter(_holds(on), name__in=offices, scope__in=places, user__is_active=True)
    return frozenset(key for key in rows.values_list("user_id", flat=True) if key is not None)


def people_of(participant: Participant, on: date) -> frozenset[UUID]:
    """Whoever acts for it on the day; the rule of `Person.participants`."""
    if participant.organisation_id is None:
        user = participant.user
        return frozenset({user.id} if user and user.is_active else ())
    rows = Membership.objects.filter(
        _holds(on),
        organisation_id=participant.organisation_id,
        role__in=ACTING,
        user__is_active=True,
    )
    return frozenset(rows.values_list("user_id", flat=True))


def people_of_partners(commitment: Commitment, on: date) -> frozenset[UUID]:
    """Of those who accepted their part."""
    rows = commitment.partnerships.filter(state=PartnerState.ACCEPTED.value)
    found = [people_of(each.participant, on) for each in rows.select_related("participant")]
    return frozenset[UUID]().union(*found)


def reviewers_of(commitment: Commitment) -> frozenset[UUID]:
    """Those whose assignment goes on."""
    rows = commitment.assignments.filter(ended_at=None, reviewer__is_active=True)
    return frozenset(rows.values_list("reviewer_id", flat=True))


def _holds(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
