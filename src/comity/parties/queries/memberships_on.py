"""Who belongs to which organisation on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from comity.parties.domain.permissions import MembershipRole
from comity.parties.domain.terms import Term
from comity.parties.models import Membership


@dataclass(frozen=True, slots=True)
class Member:
    """One membership as it stands on the day asked about."""

    user: UUID
    organisation: UUID
    role: MembershipRole
    term: Term


def memberships_on(
    on: date, *, organisation: UUID | None = None, user: UUID | None = None
) -> tuple[Member, ...]:
    """The memberships that hold on that day, of one organisation or person if given."""
    found = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on
    )
    if organisation is not None:
        found = found.filter(organisation_id=organisation)
    if user is not None:
        found = found.filter(user_id=user)
    return tuple(
        Member(
            user=each.user_id,
            organisation=each.organisation_id,
            role=MembershipRole(each.role),
            term=Term(each.valid_from, each.valid_until),
        )
        for each in found.order_by("valid_from", "id")
    )
