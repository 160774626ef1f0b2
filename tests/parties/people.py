"""People and organisations for the room's tests."""

from __future__ import annotations

from datetime import date

from comity.kernel.models import AuditEntry
from comity.parties.actions.create_organisation import create_organisation
from comity.parties.domain.permissions import OPERATOR, Actor, OrganisationKind
from comity.parties.models import Organisation, User

DAY = date(2026, 1, 1)


def person(name: str) -> User:
    return User.objects.create_user(f"{name}@example.org", name=name)


def acting(user: User) -> Actor:
    return Actor(user.reference)


def organisation(owner: User, name: str = "Ministry") -> Organisation:
    return create_organisation(
        actor=OPERATOR,
        name=name,
        kind=OrganisationKind.GOVERNMENT,
        jurisdiction="KE",
        owner=owner.id,
        on=DAY,
    )


def logged() -> list[tuple[str, str, str]]:
    """Actor, action and object of each audit entry, in order."""
    return list(AuditEntry.objects.values_list("actor", "action", "object"))
