"""End a role that was granted."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.parties.domain.terms import Term
from comity.parties.models import Role


def end_role(*, actor: Actor, role: UUID, on: date) -> Role:
    """The role, which no longer holds on the day `on`.

    Needs `grant-role` on its scope, as granting it did. Raises `UnknownName` for an unknown role,
    `Conflict` for one that does not hold on that day.
    """
    with transaction.atomic():
        found = Role.objects.select_for_update().filter(id=role).first()
        if found is None:
            raise UnknownName("role-key-unknown", key=str(role))
        authorise(actor=actor, permission="grant-role", object=found.scope)
        if not Term(found.valid_from, found.valid_until).holds_on(on):
            raise Conflict("role-ended-already")
        found.valid_until = on
        found.save(update_fields=["valid_until"])
        append_audit(
            actor=actor.reference,
            action="end_role",
            object=found.reference,
            payload={"name": found.name, "scope": found.scope, "on": on.isoformat()},
            visibility=Visibility.MEMBERS,
        )
    return found
