"""Members of an organisation and who stands for them, over the API."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field

from comity.assembly.actions.appoint_delegate import appoint_delegate, require_member_side
from comity.assembly.domain.delegations import Place
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.member_records import (
    DelegateList,
    DelegateRecord,
    MemberList,
    MemberRecord,
)
from comity.assembly.models import Delegate
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.member_list import (
    DelegateView,
    MemberView,
    member_shown,
    members_shown,
    rights_shown,
)
from comity.assembly.queries.members_of import find_member
from comity.assembly.queries.people import Person
from comity.assembly.queries.representing import represents
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import NotPermitted
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.parties.actions.erase_person import ERASED
from comity.parties.domain.terms import Term
from comity.parties.queries.find_person import find_person

router = private_router("assembly", auth=READING)


class DelegateAsked(Record):
    email: Annotated[str, Field(max_length=254, description="The address of their account.")]
    place: Annotated[Place, Field(description="What they are in the delegation.")]
    since: Annotated[date, Field(description="The first day.")]
    until: Annotated[date | None, Field(description="The first day without it.")] = None


@router.get("/assemblies/{slug}/members", response=MemberList, operation_id="assembly_members")
def members(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[Paging]
) -> dict[str, Any]:
    """All that are or were members, by name."""
    person = asking(request, slug)
    views = members_shown(person.assembly, person.on)
    return stretch(request, response, asked, views, _row)


@router.get(
    "/assemblies/{slug}/members/{member}", response=MemberRecord, operation_id="assembly_member"
)
def member(request: HttpRequest, slug: str, member: str) -> dict[str, Any]:
    """One member: what happened to it, and which rights follow today."""
    return member_told(asking(request, slug), member)


@router.get(
    "/assemblies/{slug}/members/{member}/delegates",
    response=DelegateList,
    operation_id="delegates",
)
def delegates(request: HttpRequest, slug: str, member: str) -> dict[str, Any]:
    """Who stands for a member, now or later. Delegates and officers of the organisation see it,
    and whoever represents the member."""
    person = asking(request, slug)
    view = member_shown(person.assembly, member, person.on)
    if not (person.sees(Visibility.MEMBERS) or represents(person, view.row.organisation)):
        raise NotPermitted("not-permitted", permission="read-members", object=view.row.reference)
    return {"items": [delegate_plain(each) for each in view.current]}


@router.post(
    "/assemblies/{slug}/members/{member}/delegates",
    auth=WRITING,
    response={201: DelegateRecord},
    operation_id="appoint_delegate",
)
def appoint(
    request: HttpRequest, slug: str, member: str, asked: DelegateAsked
) -> Status[dict[str, Any]]:
    """Appoint a delegate. Needs a scope for members, or to represent the member. Nobody votes
    before the secretariat accepted their credentials."""
    person = asking(request, slug)
    found = find_member(person.assembly, member)
    require_member_side(person, found)  # before anybody learns who has an account
    row = appoint_delegate(
        person=person,
        member=found,
        user=find_person(asked.email).id,
        place=asked.place,
        term=Term(asked.since, asked.until),
    )
    return Status(201, delegate_told(person, row))


def member_told(person: Person, code: str) -> dict[str, Any]:
    view = member_shown(person.assembly, code, person.on)
    rights = rights_shown(view, statute_on(person.assembly, person.on))
    return _row(view) | {
        "website": view.row.website,
        "summary": view.row.summary,
        "delegates": sum(each.holds for each in view.delegates),
        "rights": [
            {"right": right, "has": why is None, "why_not": why.id if why else None}
            for right, why in rights.items()
        ],
        "events": [
            {
                "kind": each.kind,
                "on": each.on or None,
                "member_class": each.member_class or None,
                "decision": each.decision or None,
            }
            for each in view.row.events.all()
        ],
        "seats": [
            {
                "id": each.id,
                "body": each.body,
                "since": each.valid_from,
                "until": each.valid_until,
                "decision": each.decision or None,
            }
            for each in view.row.seats.all()
        ],
        "weights": [
            {
                "weight": each.weight,
                "value": each.value,
                "since": each.valid_from,
                "source": each.source,
            }
            for each in view.row.weights.all()
        ],
    }


def _row(view: MemberView) -> dict[str, Any]:
    organisation = view.row.organisation
    return {
        "code": view.row.code,
        "name": organisation.name,
        "kind": organisation.kind,
        "jurisdiction": organisation.jurisdiction,
        "ror": organisation.ror,
        "lei": organisation.lei,
        "classes": [each.id for each in view.classes],
        "standing": view.word,
        "bodies": [each.id for each in view.bodies],
    }


def delegate_told(person: Person, row: Delegate) -> dict[str, Any]:
    views = member_shown(person.assembly, row.member.code, person.on).delegates
    return next(delegate_plain(each) for each in views if each.row.id == row.id)


def delegate_plain(view: DelegateView) -> dict[str, Any]:
    user = view.row.user
    return {
        "id": view.row.id,
        "name": None if user.email.endswith(ERASED) else user.name,
        "place": view.row.place,
        "since": view.row.valid_from,
        "until": view.row.valid_until,
        "credentials_since": view.row.credentials_from,
        "credentials_until": view.row.credentials_until,
        "accredited": view.accredited,
    }
