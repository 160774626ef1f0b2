"""Ask to become a member."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.tell_of_application import tell_of_application
from comity.assembly.domain.open_classes import check_open
from comity.assembly.models import Application, Assembly
from comity.assembly.queries.applications import UNDECIDED
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.members_of import domain_member, member_rows
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import require_representing
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName
from comity.parties.domain.permissions import OrganisationKind
from comity.parties.models import Organisation
from comity.parties.queries.own_account import person_of
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.truth import Truth

LONGEST_STATEMENT = 20_000


def apply_for_membership(
    *,
    person: Person,
    organisation: UUID,
    member_class: str,
    as_state: bool = False,
    statement: str = "",
) -> Application:
    """Needs `represent` on the organisation. `as_state` is for a government, which then is known by
    the ISO code of its jurisdiction. Raises `UnknownName`: `organisation-unknown`,
    `member-class-unknown`, `admission-unknown`; `InvalidInput("application-statement-long")`;
    `Conflict`: `application-kind` for a class that is not open to it, `application-not-a-state`,
    `application-undecided` while another one of it is, `member-exists`."""
    applicant = Organisation.objects.filter(id=organisation).first()
    if applicant is None:
        raise UnknownName("organisation-unknown", key=str(organisation))
    require_representing(person, applicant)
    statute = statute_on(person.assembly, person.on)
    check_open(statute, member_class, OrganisationKind(applicant.kind))
    statute.admission_to(member_class)
    if len(statement) > LONGEST_STATEMENT:
        raise InvalidInput("application-statement-long", limit=LONGEST_STATEMENT)
    code = _state(applicant) if as_state else applicant.reference
    with transaction.atomic():
        Assembly.objects.select_for_update().get(id=person.assembly.id)
        require_newcomer(person, applicant, code)
        row = Application.objects.create(
            assembly=person.assembly,
            applicant=applicant,
            code=code,
            member_class=member_class,
            statement=statement.strip(),
            submitted_by=person_of(person.actor),
            submitted_on=person.on,
        )
        tell_of_application(person, row)
        append_audit(
            actor=person.actor.reference,
            action="apply_for_membership",
            object=row.reference,
            payload={
                "assembly": person.assembly.reference,
                "applicant": applicant.reference,
                "code": code,
                "member_class": member_class,
                "on": person.on.isoformat(),
            },
            visibility=Visibility.MEMBERS,
        )
    return row


def require_newcomer(person: Person, applicant: Organisation, code: str) -> None:
    """Raises `Conflict`: `application-undecided`, `member-exists`."""
    statute = statute_on(person.assembly, person.on)
    waiting = Application.objects.filter(assembly=person.assembly, state__in=UNDECIDED)
    if waiting.filter(applicant=applicant).exists() or waiting.filter(code=code).exists():
        raise Conflict("application-undecided", applicant=applicant.name)
    for each in member_rows(person.assembly, person.on):
        same = each.code == code or each.organisation_id == applicant.id
        if same and domain_member(each).standing(statute, person.on).member is not Truth.FALSE:
            raise Conflict("member-exists", member=each.code)


def _state(applicant: Organisation) -> str:
    """The code of the country that the government is of."""
    code, known = applicant.jurisdiction, shipped_jurisdictions()
    is_country = code in known and known.get(code).kind == "country"
    if applicant.kind != OrganisationKind.GOVERNMENT.value or not is_country:
        raise Conflict("application-not-a-state", organisation=applicant.name)
    return code
