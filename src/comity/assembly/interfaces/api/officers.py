"""Offices of an organisation over the API: who is secretary or clerk, and who presides."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.appoint_officer import appoint_officer, end_office
from comity.assembly.domain.offices import Office
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.queries.officers import Officer, find_officer, officer_of, officers_on
from comity.assembly.queries.people import Person
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.asked import Day, PerhapsDay
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.parties.actions.erase_person import ERASED
from comity.parties.domain.terms import Term
from comity.parties.queries.find_person import find_person

router = private_router("assembly", auth=READING)
_ALL = "/assemblies/{slug}/officers"


class OfficerRecord(Record):
    """`body` is that over which they preside, "" for an office of the whole organisation. `name` is
    null for readers outside, and of a person who was erased."""

    id: UUID
    office: Office
    body: str
    name: str | None
    since: date
    until: date | None


class OfficerList(Record):
    items: list[OfficerRecord]


class OfficerAsked(Record):
    email: Annotated[str, Field(max_length=254, description="The address of their account.")]
    office: Annotated[Office, Field(description="What they are.")]
    body: Annotated[
        str, Field(max_length=64, description="For whoever presides: over which body.")
    ] = ""
    since: Annotated[Day, Field(description="The first day.")]
    until: Annotated[PerhapsDay, Field(description="The first day without it.")] = None
    decision: Annotated[
        str, Field(max_length=255, description="What it rests on, in words or by reference.")
    ] = ""


@router.get(_ALL, response=OfficerList, operation_id="officers")
def officers(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Offices that are held now or later: secretaries first, then clerks, then presidents."""
    person = asking(request, slug)
    return {"items": [_officer(person, it) for it in officers_on(person.assembly, person.on)]}


@router.post(_ALL, auth=WRITING, response={201: OfficerRecord}, operation_id="appoint_officer")
def appoint(request: HttpRequest, slug: str, asked: OfficerAsked) -> Status[dict[str, Any]]:
    """Appoint an officer, for whoever keeps members."""
    person = asking(request, slug)
    person.require("keep-members")  # before anybody learns who has an account
    role = appoint_officer(
        person=person,
        user=find_person(asked.email).id,
        office=asked.office,
        body=asked.body,
        term=Term(asked.since, asked.until),
        decision=asked.decision,
    )
    return Status(201, _officer(person, officer_of(person.assembly, role)))


@router.post(
    f"{_ALL}/{{uuid:officer}}/end",
    auth=WRITING,
    response=OfficerRecord,
    operation_id="end_office",
)
def end(request: HttpRequest, slug: str, officer: UUID) -> dict[str, Any]:
    """End an office today, also your own, for whoever keeps members."""
    person = asking(request, slug)
    person.require("keep-members")
    find_officer(person.assembly, officer, person.on)
    role = end_office(person=person, role=officer)
    return _officer(person, officer_of(person.assembly, role))


def _officer(person: Person, found: Officer) -> dict[str, Any]:
    erased = found.user.email.endswith(ERASED)
    return {
        "id": found.role.id,
        "office": found.role.name,
        "body": found.body,
        "name": found.user.name if person.sees(Visibility.MEMBERS) and not erased else None,
        "since": found.role.valid_from,
        "until": found.role.valid_until,
    }
