"""Who stands on an organisation's own side."""

from __future__ import annotations

from uuid import UUID

from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import NotPermitted
from comity.parties.actions.authorise import grants_of
from comity.parties.domain.permissions import permitted
from comity.parties.models import Membership, Organisation


def represents(person: Person, organisation: Organisation) -> bool:
    """Whether they are an owner or representative of it."""
    grants = grants_of(person.actor, on=person.on)
    return permitted(person.actor, "represent", organisation.reference, grants)


def require_representing(person: Person, organisation: Organisation) -> None:
    """Raises `NotPermitted("not-permitted")`."""
    if not represents(person, organisation):
        raise NotPermitted("not-permitted", permission="represent", object=organisation.reference)


def represented_by(person: Person) -> tuple[Organisation, ...]:
    """All that they represent, by name."""
    kind, _, key = person.actor.reference.partition(":")
    if kind != "user":
        return ()
    held = Membership.objects.filter(user_id=UUID(key)).values("organisation_id")
    rows = Organisation.objects.filter(id__in=held)
    return tuple(each for each in rows if represents(person, each))
