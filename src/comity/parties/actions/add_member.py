"""Make a person a member of an organisation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict
from comity.parties.actions.authorise import authorise
from comity.parties.actions.find_party import get_user, lock_organisation
from comity.parties.domain.permissions import Actor, MembershipRole
from comity.parties.domain.terms import Term
from comity.parties.models import Membership


def add_member(
    *,
    actor: Actor,
    organisation: UUID,
    user: UUID,
    role: MembershipRole,
    on: date,
    until: date | None = None,
) -> Membership:
    """The new membership, from `on` until the day `until`, on which it no longer holds.

    Needs `manage-members` on the organisation. A person is one thing in an organisation on any day:
    raises `Conflict` where another membership of theirs overlaps, `UnknownName` for an unknown key.
    """
    authorise(actor=actor, permission="manage-members", object=f"organisation:{organisation}")
    return place_member(
        actor=actor, organisation=organisation, user=user, role=role, on=on, until=until
    )


def place_member(
    *,
    actor: Actor,
    organisation: UUID,
    user: UUID,
    role: MembershipRole,
    on: date,
    until: date | None = None,
) -> Membership:
    """The same for an action that asked by a rule of its own whether the actor may. Raises as
    `add_member` does."""
    term = Term(on, until)
    with transaction.atomic():
        joined, person = lock_organisation(organisation), get_user(user)
        for other in Membership.objects.filter(organisation=joined, user=person):
            if term.overlaps(Term(other.valid_from, other.valid_until)):
                raise Conflict("membership-overlaps", on=other.valid_from.isoformat())
        membership = Membership.objects.create(
            organisation=joined, user=person, role=role.value, valid_from=on, valid_until=until
        )
        append_audit(
            actor=actor.reference,
            action="add_member",
            object=joined.reference,
            payload={
                "membership": membership.reference,
                "user": person.reference,
                "role": role.value,
                "on": on.isoformat(),
                "until": until.isoformat() if until else None,
            },
            visibility=Visibility.MEMBERS,
        )
    return membership
