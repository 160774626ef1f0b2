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
    scope = Q(scope=assembly.reference) | Q(scope__startswith=_bodies(assembly))
    rows = Role.objects.filter(goes_on, scope, name__in=order).select_related("user")
    found = [officer_of(assembly, each) for each in rows if each.user is not None]
    return tuple(sorted(found, key=lambda it: (order.index(it.role.name), it.body)))


def find_officer(assembly: Assembly, key: UUID, on: date) -> Officer:
    """Raises `UnknownName("officer-unknown")`."""
    for each in officers_on(assembly, on):
        if each.role.id == key:
            return each
    raise UnknownName("officer-unknown", key=str(key))


def officer_of(assembly: Assembly, role: Role) -> Officer:
    """An office of the organisation that somebody holds or held."""
    if role.user is None:
        raise UnknownName("officer-unknown", key=str(role.id))
    bodies = _bodies(assembly)
    return Officer(role, role.user, role.scope.removeprefix(bodies) if bodies in role.scope else "")


def _bodies(assembly: Assembly) -> str:
    return f"body:{assembly.slug}/"
