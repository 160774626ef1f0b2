"""Give a party a role, on one object or everywhere."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.parties.actions.authorise import authorise
from comity.parties.actions.find_party import get_user, lock_organisation
from comity.parties.domain.permissions import EVERYWHERE, ROLES, Actor
from comity.parties.domain.terms import Term
from comity.parties.models import Role


def grant_role(
    *,
    actor: Actor,
    name: str,
    on: date,
    user: UUID | None = None,
    organisation: UUID | None = None,
    scope: str = EVERYWHERE,
    until: date | None = None,
) -> Role:
    """The new role of one party: of `user` or of `organisation`.

    Needs `grant-role` on the scope, which only an administrator of it has. Raises `UnknownName` for
    a role or party that does not exist, `InvalidInput` unless exactly one party is named.
    """
    authorise(actor=actor, permission="grant-role", object=scope)
    if name not in ROLES:
        raise unknown_name("role-unknown", name, ROLES)
    if (user is None) == (organisation is None):
        raise InvalidInput("role-needs-one-party")
    term = Term(on, until)
    with transaction.atomic():
        role = Role.objects.create(
            user=get_user(user) if user else None,
            organisation=lock_organisation(organisation) if organisation else None,
            name=name,
            scope=scope,
            valid_from=term.start,
            valid_until=term.until,
        )
        party = role.user or role.organisation
        append_audit(
            actor=actor.reference,
            action="grant_role",
            object=role.reference,
            payload={
                "party": party.reference if party else None,
                "name": name,
                "scope": scope,
                "on": on.isoformat(),
                "until": until.isoformat() if until else None,
            },
            visibility=Visibility.MEMBERS,
        )
    return role
