"""The invariant that an organisation which has an owner keeps one."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.messages import Message
from comity.parties.domain.permissions import MembershipRole
from comity.parties.models import Membership, Organisation, User


def keep_an_owner(organisation: Organisation, *, on: date) -> None:
    """Raises `Conflict` where nobody who is active owns it on that day; call it after the change,
    inside the transaction, which is then undone."""
    owners = Membership.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on),
        organisation=organisation,
        role=MembershipRole.OWNER.value,
        valid_from__lte=on,
        user__is_active=True,
    )
    if not owners.exists():
        raise Conflict(
            "organisation-needs-owner",
            remedy=Message("organisation-needs-owner-remedy"),
            name=organisation.name,
        )


def owned_by(person: User, *, on: date) -> tuple[Organisation, ...]:
    """Those that the person owns on that day, by name."""
    held = Q(memberships__valid_until=None) | Q(memberships__valid_until__gt=on)
    return tuple(
        Organisation.objects.filter(
            held,
            memberships__user=person,
            memberships__role=MembershipRole.OWNER.value,
            memberships__valid_from__lte=on,
        ).distinct()
    )
