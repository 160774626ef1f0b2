"""Enter a member that was admitted elsewhere: a founder, or one of before this platform was used.
Whoever asks for admission here comes by an application."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from django.db import IntegrityError, transaction

from comity.assembly.domain.standing import EventKind, StandingEvent
from comity.assembly.models import Member, StatedWeight
from comity.assembly.models import StandingEvent as EventRow
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, UnknownName
from comity.kernel.domain.periods import PartialDate
from comity.parties.domain.identifiers import parse_jurisdiction_code
from comity.parties.domain.permissions import OrganisationKind
from comity.parties.models import Organisation

ZERO_WEIGHTS: Mapping[str, Fraction] = {}


def enter_member(
    *,
    person: Person,
    organisation: UUID,
    member_class: str,
    admitted_on: PartialDate | None,
    state: str = "",
    weights: Mapping[str, Fraction] = ZERO_WEIGHTS,
    decision: str = "",
) -> Member:
    """`state` is an ISO 3166-1 code, for a government that is a member as that State. Needs
    `keep-members`. Raises `UnknownName`: `member-class-unknown`, `organisation-unknown`,
    `weight-name-unknown`; `InvalidInput` for a code that there is not;
    `Conflict("member-exists")`."""
    person.require("keep-members")
    with transaction.atomic():
        return add_member_row(
            person=person,
            organisation=organisation,
            member_class=member_class,
            admitted_on=admitted_on,
            code=parse_jurisdiction_code(state) if state else "",
            weights=weights,
            decision=decision,
        )


def add_member_row(
    *,
    person: Person,
    organisation: UUID,
    member_class: str,
    admitted_on: PartialDate | None,
    code: str,
    weights: Mapping[str, Fraction] = ZERO_WEIGHTS,
    decision: str = "",
) -> Member:
    """In the transaction of whoever admits it, and after their leave was asked."""
    statute = statute_on(person.assembly, person.on)
    statute.member_class(member_class)
    stated = {each.id for each in statute.weights if not each.by_class}
    if unknown := sorted(weights.keys() - stated):
        raise UnknownName("weight-name-unknown", weight=unknown[0])
    party = Organisation.objects.filter(id=organisation).first()
    if party is None:
        raise UnknownName("organisation-unknown", key=str(organisation))
    if code and party.kind != OrganisationKind.GOVERNMENT.value:
        raise Conflict("member-not-a-state", organisation=party.name)
    try:
        with transaction.atomic():
            member = Member.objects.create(
                assembly=person.assembly, code=code or party.reference, organisation=party
            )
    except IntegrityError as error:
        raise Conflict("member-exists", member=code or party.name) from error
    append_event(
        person,
        member,
        StandingEvent(
            kind=EventKind.ADMITTED,
            on=admitted_on,
            member_class=member_class,
            decision=decision,
        ),
    )
    since = admitted_on.earliest if admitted_on else person.on
    for weight, value in weights.items():
        StatedWeight.objects.create(
            member=member, weight=weight, value=str(value), valid_from=since
        )
    return member


def append_event(person: Person, member: Member, event: StandingEvent) -> EventRow:
    """The next event of a member, logged. In a transaction that holds the member's row where it is
    not new."""
    row = EventRow.objects.create(
        member=member,
        number=member.events.count() + 1,
        kind=event.kind.value,
        on=event.on.text if event.on else "",
        member_class=event.member_class,
        decision=event.decision,
    )
    append_audit(
        actor=person.actor.reference,
        action="record_standing",
        object=member.reference,
        payload={
            "member": member.code,
            "kind": row.kind,
            "on": row.on,
            "member_class": row.member_class,
            "decision": row.decision,
        },
        visibility=Visibility.PUBLIC,
    )
    return row
