"""Shut a person out; what they did and were stays."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict
from comity.parties.actions.authorise import authorise
from comity.parties.actions.end_access import end_sessions, end_tokens
from comity.parties.actions.find_party import get_user
from comity.parties.actions.keep_an_owner import keep_an_owner, owned_by
from comity.parties.domain.permissions import Actor
from comity.parties.models import User


def deactivate_person(*, actor: Actor, user: UUID) -> User:
    """The person, signed out everywhere, without tokens, unable to sign in.

    Needs `deactivate-person` on that person. Raises `Conflict` where they are inactive already, or
    where an organisation would be left without an active owner.
    """
    with transaction.atomic():
        authorise(actor=actor, permission="deactivate-person", object=f"user:{user}")
        person = get_user(user)
        if not person.is_active:
            raise Conflict("person-inactive-already")
        person.is_active = False
        person.save(update_fields=["is_active"])
        for organisation in owned_by(person, on=timezone.now().date()):
            keep_an_owner(organisation, on=timezone.now().date())
        end_tokens(person)
        end_sessions(person)
        append_audit(
            actor=actor.reference,
            action="deactivate_person",
            object=person.reference,
            payload={},
        )
    return person
