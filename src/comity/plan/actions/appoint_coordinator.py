"""Who keeps a plan."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.parties.actions.find_party import get_user
from comity.parties.domain.terms import Term
from comity.parties.models import Role
from comity.plan.models import Plan
from comity.plan.queries.coordinators import COORDINATOR
from comity.plan.queries.people import Person


def appoint_coordinator(*, person: Person, user: UUID, term: Term) -> Role:
    """Needs `keep-plan`. Raises `UnknownName("user-unknown")`, `Conflict("coordinator-twice")`."""
    person.require("keep-plan")
    scope = person.plan.reference
    with transaction.atomic():
        Plan.objects.select_for_update(no_key=True).get(
            id=person.plan.id
        )  # one appointment at a time
        holder = get_user(user)
        held = Role.objects.filter(user=holder, name=COORDINATOR, scope=scope)
        if any(Term(each.valid_from, each.valid_until).overlaps(term) for each in held):
            raise Conflict("coordinator-twice", plan=person.plan.slug)
        role = Role.objects.create(
            user=holder,
            name=COORDINATOR,
            scope=scope,
            valid_from=term.start,
            valid_until=term.until,
        )
        append_audit(
            actor=person.actor.reference,
            action="appoint_coordinator",
            object=role.reference,
            payload={
                "person": holder.reference,
                "scope": scope,
                "from": term.start.isoformat(),
                "until": term.until.isoformat() if term.until else None,
            },
            visibility=Visibility.MEMBERS,
        )
    return role


def end_coordinator(*, person: Person, role: UUID) -> Role:
    """From today on they no longer keep the plan. Needs `keep-plan`. Raises
    `UnknownName("coordinator-unknown")`."""
    person.require("keep-plan")
    scope = person.plan.reference
    with transaction.atomic():
        rows = Role.objects.select_for_update(no_key=True).filter(
            name=COORDINATOR, scope=scope, id=role
        )
        found = rows.first()
        if found is None:
            raise UnknownName("coordinator-unknown", key=str(role))
        found.valid_until = max(person.on, found.valid_from)
        found.save(update_fields=["valid_until"])
        append_audit(
            actor=person.actor.reference,
            action="end_coordinator",
            object=found.reference,
            payload={"scope": scope, "on": person.on.isoformat()},
            visibility=Visibility.MEMBERS,
        )
    return found
