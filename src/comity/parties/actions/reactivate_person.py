"""Let a person in again who was shut out."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict
from comity.parties.actions.authorise import authorise
from comity.parties.actions.erase_person import ERASED
from comity.parties.actions.find_party import get_user
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def reactivate_person(*, actor: Actor, user: UUID) -> User:
    """The person, who may sign in again; their tokens stay revoked.

    Needs `deactivate-person` on that person. Raises `Conflict` where they are active or erased.
    """
    with transaction.atomic():
        authorise(actor=actor, permission="deactivate-person", object=f"user:{user}")
        person = get_user(user)
        if person.email.endswith(ERASED):
            raise Conflict("person-erased-already")
        if person.is_active:
            raise Conflict("person-active-already")
        person.is_active = True
        person.save(update_fields=["is_active"])
        append_audit(
            actor=actor.reference,
            action="reactivate_person",
            object=person.reference,
            payload={},
        )
    return person
