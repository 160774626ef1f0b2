"""Hand a person's place in an organisation to their successor."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.parties.actions.authorise import authorise
from comity.parties.actions.find_party import get_user, lock_organisation
from comity.parties.domain.permissions import Actor
from comity.parties.domain.terms import Term
from comity.parties.models import Membership, Organisation, User


def hand_over(
    *, actor: Actor, organisation: UUID, from_user: UUID, to_user: UUID, on: date
) -> Membership:
    """The successor's membership: same role and end, from `on`; the predecessor's ends that day.

    So an organisation with an owner keeps one. Needs `manage-members` on the organisation. Whatever
    the successor was there until then ends too. Raises `UnknownName` where the predecessor has no
    place on that day, `Conflict` where the two are one person or the successor has a later place.
    """
    authorise(actor=actor, permission="manage-members", object=f"organisation:{organisation}")
    with transaction.atomic():
        place = lock_organisation(organisation)
        predecessor, successor = get_user(from_user), get_user(to_user)
        if predecessor == successor:
            raise Conflict("hand-over-to-oneself")
        ending = _held_on(place, predecessor, on)
        if ending is None:
            raise UnknownName("membership-unknown", on=on.isoformat())
        coming = Term(on, ending.valid_until)
        if held := _held_on(place, successor, on):
            _end(held, on)
        for other in Membership.objects.filter(organisation=place, user=successor):
            if coming.overlaps(Term(other.valid_from, other.valid_until)):
                raise Conflict("membership-overlaps", on=other.valid_from.isoformat())
        _end(ending, on)
        membership = Membership.objects.create(
            organisation=place,
            user=successor,
            role=ending.role,
            valid_from=on,
            valid_until=coming.until,
            follows=ending,
        )
        append_audit(
            actor=actor.reference,
            action="hand_over",
            object=place.reference,
            payload={
                "from": predecessor.reference,
                "to": successor.reference,
                "role": membership.role,
                "on": on.isoformat(),
            },
            visibility=Visibility.MEMBERS,
        )
    return membership


def _held_on(organisation: Organisation, user: User, on: date) -> Membership | None:
    for membership in Membership.objects.filter(organisation=organisation, user=user):
        if Term(membership.valid_from, membership.valid_until).holds_on(on):
            return membership
    return None


def _end(membership: Membership, on: date) -> None:
    membership.valid_until = on
    membership.save(update_fields=["valid_until"])
