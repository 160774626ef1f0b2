"""Delegates over the API: their credentials accepted, their place handed over or ended."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.appoint_delegate import accredit_delegate, require_member_side
from comity.assembly.actions.end_delegate import end_delegate, hand_over_delegate
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.days_given import DayGiven
from comity.assembly.interfaces.api.member_records import DelegateRecord
from comity.assembly.interfaces.api.members import delegate_told
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.parties.domain.terms import Term
from comity.parties.queries.find_person import find_person

ONE = "/assemblies/{slug}/members/{member}/delegates/{uuid:delegate}"
router = private_router("assembly", auth=WRITING)


class CredentialsAsked(Record):
    since: Annotated[DayGiven, Field(description="The first day on which they are good.")]
    until: Annotated[DayGiven | None, Field(description="The first on which they are not.")] = None


class HandOverAsked(Record):
    email: Annotated[str, Field(max_length=254, description="Of the account of the successor.")]
    on: Annotated[DayGiven, Field(description="The successor's first day: today or later.")]


class DelegateEndAsked(Record):
    on: Annotated[DayGiven, Field(description="The first day without it: today or later.")]


@router.post(f"{ONE}/credentials", response=DelegateRecord, operation_id="accredit_delegate")
def accredit(
    request: HttpRequest, slug: str, member: str, delegate: UUID, asked: CredentialsAsked
) -> dict[str, Any]:
    """Accept the credentials of a delegate, for a term. Needs `keep-members`."""
    person = _before(request, slug, member, delegate)
    credentials = Term(asked.since, asked.until)
    row = accredit_delegate(person=person, delegate=delegate, credentials=credentials)
    return delegate_told(person, row)


@router.post(f"{ONE}/hand-over", response={201: DelegateRecord}, operation_id="hand_over_delegate")
def hand_over(
    request: HttpRequest, slug: str, member: str, delegate: UUID, asked: HandOverAsked
) -> Status[dict[str, Any]]:
    """Give the place to a successor for the rest of the term, without credentials as yet."""
    person = _before(request, slug, member, delegate)
    successor = find_person(asked.email)
    row = hand_over_delegate(person=person, delegate=delegate, to=successor.id, on=asked.on)
    return Status(201, delegate_told(person, row))


@router.post(f"{ONE}/end", response=DelegateRecord, operation_id="end_delegate")
def end(
    request: HttpRequest, slug: str, member: str, delegate: UUID, asked: DelegateEndAsked
) -> dict[str, Any]:
    """End the place of a delegate."""
    person = _before(request, slug, member, delegate)
    return delegate_told(person, end_delegate(person=person, delegate=delegate, on=asked.on))


def _before(request: HttpRequest, slug: str, member: str, delegate: UUID) -> Person:
    """On the member's side, before anybody learns who has an account or stands for it."""
    person = asking(request, slug)
    row = find_member(person.assembly, member)
    require_member_side(person, row)
    if not row.delegates.filter(id=delegate).exists():
        raise UnknownName("delegate-key-unknown", key=str(delegate))
    return person
