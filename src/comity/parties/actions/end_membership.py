"""End a person's place in an organisation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, NotPermitted, UnknownName
from comity.kernel.domain.messages import Message
from comity.parties.actions.authorise import authorise, is_person
from comity.parties.actions.find_party import lock_organisation
from comity.parties.actions.keep_an_owner import keep_an_owner
from comity.parties.domain.permissions import Actor
from comity.parties.domain.terms import Term
from comity.parties.models import Membership


def end_membership(*, actor: Actor, membership: UUID, on: date) -> Membership:
    """The membership, which no longer holds on the day `on`.

    A person may leave by themselves; anybody else needs `manage-members` on the organisation.
    Raises `UnknownName` where it is unknown, `Conflict` where it does not hold on that day or the
    organisation would be left without an owner.
    """
    with transaction.atomic():
        found = Membership.objects.filter(id=membership).select_related("user").first()
        if found is None:
            raise _unknown(actor, membership)
        if not is_person(actor, found.user):
            reference = f"organisation:{found.organisation_id}"
            authorise(actor=actor, permission="manage-members", object=reference)
        place = lock_organisation(found.organisation_id)
        found.refresh_from_db()
        if not Term(found.valid_from, found.valid_until).holds_on(on):
            raise Conflict("membership-ended-already")
        found.valid_until = on
        found.save(update_fields=["valid_until"])
        keep_an_owner(place, on=on)
        append_audit(
            actor=actor.reference,
            action="end_membership",
            object=place.reference,
            payload={
                "membership": found.reference,
                "user": found.user.reference,
                "role": found.role,
                "on": on.isoformat(),
            },
            visibility=Visibility.MEMBERS,
        )
    return found


def _unknown(actor: Actor, membership: UUID) -> UnknownName | NotPermitted:
    """Whoever may not look must not learn which keys there are."""
    try:
        authorise(actor=actor, permission="manage-members", object=f"membership:{membership}")
    except NotPermitted as refusal:
        return refusal
    return UnknownName(
        "membership-key-unknown", remedy=Message("look-at-the-list"), key=str(membership)
    )
