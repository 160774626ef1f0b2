"""Offices of an organisation: who is secretary or clerk, and who presides over a body."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.domain.offices import Office
from comity.assembly.models import Assembly
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.parties.actions.find_party import get_user
from comity.parties.domain.terms import Term
from comity.parties.models import Role


def appoint_officer(
    *, person: Person, user: UUID, office: Office, body: str = "", term: Term, decision: str = ""
) -> Role:
    """Needs `keep-members`. Somebody presides over a `body`; the other offices are for the whole
    organisation. Raises `UnknownName` for a person or body that there is not,
    `InvalidInput("office-of-no-body")`, and `Conflict("officer-twice")`."""
    person.require("keep-members")
    assembly = person.assembly
    scope = assembly.reference
    if office is Office.PRESIDING:
        scope = assembly.body_reference(statute_on(assembly, person.on).body(body).id)
    elif body:
        raise InvalidInput("office-of-no-body", office=office.value)
    with transaction.atomic():
        Assembly.objects.select_for_update().get(id=assembly.id)
        holder = get_user(user)
        held = Role.objects.select_for_update().filter(user=holder, name=office.value, scope=scope)
        if any(Term(each.valid_from, each.valid_until).overlaps(term) for each in held):
            raise Conflict("officer-twice", office=office.value, person=str(holder))
        role = Role.objects.create(
            user=holder,
            name=office.value,
            scope=scope,
            valid_from=term.start,
            valid_until=term.until,
        )
        append_audit(
            actor=person.actor.reference,
            action="appoint_officer",
            object=role.reference,
            payload={
                "person": holder.reference,
                "office": office.value,
                "scope": scope,
                "from": term.start.isoformat(),
                "until": term.until.isoformat() if term.until else None,
                "decision": decision,
            },
            visibility=Visibility.MEMBERS,
        )
    return role


def end_office(*, person: Person, role: UUID) -> Role:
    """From today on they no longer hold it; one that ended before stays as it ended. Needs
    `keep-members`. Raises `UnknownName("officer-unknown")`."""
    person.require("keep-members")
    with transaction.atomic():
        found = Role.objects.select_for_update().filter(id=role).first()
        if found is None or not _is_of(person, found):
            raise UnknownName("officer-unknown", key=str(role))
        if found.valid_until is not None and found.valid_until <= person.on:
            return found
        found.valid_until = max(person.on, found.valid_from)
        found.save(update_fields=["valid_until"])
        append_audit(
            actor=person.actor.reference,
            action="end_office",
            object=found.reference,
            payload={"office": found.name, "scope": found.scope, "on": person.on.isoformat()},
            visibility=Visibility.MEMBERS,
        )
    return found


def _is_of(person: Person, role: Role) -> bool:
    """An office of the organisation, and not another role that was granted on it."""
    if role.name not in {each.value for each in Office}:
        return False
    bodies = f"body:{person.assembly.slug}/"
    return role.scope == person.assembly.reference or role.scope.startswith(bodies)
