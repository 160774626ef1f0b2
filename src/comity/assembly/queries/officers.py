"""Who holds an office in an organisation on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from comity.assembly.domain.offices import Office
from comity.assembly.models import Assembly
from comity.kernel.domain.errors import UnknownName
from comity.parties.models import Role, User


@dataclass(frozen=True, slots=True)
class Officer:
    """`body` is "" for an office of the whole organisation."""

    role: Role
    user: User
    body: str


def officers_on(assembly: Assembly, on: date) -> tuple[Officer, ...]:
    """Those who hold one on the day or will; secretaries first, then clerks, then presidents."""
    order = [each.value for each in Office]
    goes_on = Q(valid_until=None) | Q(valid_until__gt=on)
    bodies = f"body:{assembly.slug}/"
    scope = Q(scope=assembly.reference) | Q(scope__startswith=bodies)
    rows = Role.objects.filter(goes_on, scope, name__in=order).select_related("user")
    found = [
        Officer(each, each.user, each.scope.removeprefix(bodies) if bodies in each.scope else "")
        for each in rows
        if each.user is not None
    ]
    return tuple(sorted(found, key=lambda it: (order.index(it.role.name), it.body)))


def find_officer(assembly: Assembly, key: UUID, on: date) -> Officer:
    """Raises `UnknownName("officer-unknown")`."""
    for each in officers_on(assembly, on):
        if each.role.id == key:
            return each
    raise UnknownName("officer-unknown", key=str(key))
