"""A member supports an application."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from comity.assembly.domain.member_classes import Right
from comity.assembly.models import Sponsorship
from comity.assembly.queries.applications import UNDECIDED, find_application
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict


def sponsor_application(*, person: Person, application: UUID) -> Sponsorship:
    """Needs the right to sponsor. Raises as `acts_for` does, `UnknownName("application-unknown")`,
    `Conflict`: `application-decided`, `sponsor-of-itself`, `sponsor-twice`."""
    member = person.acts_for(Right.SPONSOR)
    with transaction.atomic():
        row = find_application(person.assembly, application, lock=True)
        if row.state not in UNDECIDED:
            raise Conflict("application-decided", state=row.state)
        if row.applicant_id == member.organisation_id or row.code == member.code:
            raise Conflict("sponsor-of-itself", member=member.code)
        try:
            with transaction.atomic():
                made = Sponsorship.objects.create(application=row, member=member)
        except IntegrityError as error:
            raise Conflict("sponsor-twice", member=member.code) from error
        append_audit(
            actor=person.actor.reference,
            action="sponsor_application",
            object=row.reference,
            payload={"member": member.code},
            visibility=Visibility.MEMBERS,
        )
    return made
