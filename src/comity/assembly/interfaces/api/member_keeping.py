"""What happens to members, entered over the API: by the secretariat, or by a member about its own
withdrawal, and what it says of itself."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import BeforeValidator, Field

from comity.assembly.actions.change_member_profile import (
    LONGEST_SUMMARY,
    change_member_profile,
)
from comity.assembly.actions.give_seat import end_seat, give_seat
from comity.assembly.actions.record_standing import Ground, record_standing
from comity.assembly.actions.state_weight import state_weight
from comity.assembly.domain.standing import EventKind
from comity.assembly.formats.members_csv import weight_of
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.days_given import DayGiven, PartialDayGiven
from comity.assembly.interfaces.api.member_records import MemberRecord
from comity.assembly.interfaces.api.members import member_told
from comity.assembly.queries.members_of import find_member
from comity.kernel.domain.errors import UnknownName
from comity.kernel.domain.periods import PartialDate
from comity.kernel.interfaces.api.asked import whole_number
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.parties.domain.terms import Term

ONE = "/assemblies/{slug}/members/{member}"
router = private_router("assembly", auth=WRITING)
SeatNumber = Annotated[int, BeforeValidator(whole_number(1, 2**31 - 1)), Field(ge=1, le=2**31 - 1)]
BALLOT = Field(description="The closed ballot that decided it, where the statute asks for one.")
DECISION = Field(
    max_length=255,
    description="Or a decision in words, of before the organisation worked here.",
)


class StandingAsked(Record):
    kind: Annotated[EventKind, Field(description="What happened.")]
    on: Annotated[
        PartialDayGiven | None,
        Field(description="A day, a month or a year; null where nobody knows."),
    ]
    member_class: Annotated[
        str, Field(max_length=64, description="The new class, for a change of class alone.")
    ] = ""
    ballot: Annotated[UUID | None, BALLOT] = None
    decision: Annotated[str, DECISION] = ""


@router.post(f"{ONE}/events", response={201: MemberRecord}, operation_id="record_standing")
def record(
    request: HttpRequest, slug: str, member: str, asked: StandingAsked
) -> Status[dict[str, Any]]:
    """Enter arrears, a suspension, a withdrawal, another class. Needs `keep-members`; a member
    itself gives notice of withdrawal and revokes it, by whoever represents its organisation."""
    person = asking(request, slug)
    record_standing(
        person=person,
        member=member,
        kind=asked.kind,
        on=PartialDate.parse(asked.on) if asked.on else None,
        member_class=asked.member_class,
        ground=Ground(asked.ballot, asked.decision),
    )
    return Status(201, member_told(person, member))


class WeightAsked(Record):
    weight: Annotated[
        str, Field(max_length=64, description="One of the statute that members state.")
    ]
    value: Annotated[str, Field(max_length=60, description="12, 12.5 or 25/2.")]
    since: Annotated[DayGiven, Field(description="The first day on which it holds.")]
    source: Annotated[str, Field(max_length=500, description="Where it is told.")] = ""


class SeatAsked(Record):
    body: Annotated[str, Field(max_length=64, description="Whose members are elected.")]
    since: Annotated[DayGiven, Field(description="The first day.")]
    until: Annotated[DayGiven | None, Field(description="The first day without it.")] = None
    ballot: Annotated[UUID | None, BALLOT] = None
    decision: Annotated[str, DECISION] = ""


class SeatEndAsked(Record):
    on: Annotated[DayGiven, Field(description="The first day on which it is free.")]
    decision: Annotated[str, Field(max_length=255, description="Why.")] = ""


class MemberProfileAsked(Record):
    """What it says of itself; an empty part is cleared."""

    website: Annotated[str, Field(max_length=200, description="Its address, by https or http.")]
    summary: Annotated[
        str, Field(max_length=LONGEST_SUMMARY, description="Plain text, which everybody reads.")
    ]
    contact: Annotated[
        str, Field(max_length=254, description="An address that the secretariat alone sees.")
    ]


@router.post(f"{ONE}/weights", response={201: MemberRecord}, operation_id="state_weight")
def weigh(
    request: HttpRequest, slug: str, member: str, asked: WeightAsked
) -> Status[dict[str, Any]]:
    """State a weight that rules count by; the one before ends on that day."""
    person = asking(request, slug)
    state_weight(
        person=person,
        member=member,
        weight=asked.weight,
        value=weight_of(asked.value),
        since=asked.since,
        source=asked.source,
    )
    return Status(201, member_told(person, member))


@router.post(f"{ONE}/seats", response={201: MemberRecord}, operation_id="give_seat")
def seat_given(
    request: HttpRequest, slug: str, member: str, asked: SeatAsked
) -> Status[dict[str, Any]]:
    """Give a member a seat in a body, by the ballot or the round that elected it."""
    person = asking(request, slug)
    give_seat(
        person=person,
        member=member,
        body=asked.body,
        term=Term(asked.since, asked.until),
        ground=Ground(asked.ballot, asked.decision),
    )
    return Status(201, member_told(person, member))


@router.post(f"{ONE}/seats/{{seat}}/end", response=MemberRecord, operation_id="end_seat")
def seat_ended(
    request: HttpRequest, slug: str, member: str, seat: SeatNumber, asked: SeatEndAsked
) -> dict[str, Any]:
    """Free a seat that a member gave up or lost."""
    person = asking(request, slug)
    row = find_member(person.assembly, member)
    if not row.seats.filter(id=seat).exists():
        raise UnknownName("seat-unknown", key=str(seat))
    end_seat(person=person, seat=seat, on=asked.on, decision=asked.decision)
    return member_told(person, member)


@router.post(f"{ONE}/profile", response=MemberRecord, operation_id="change_member_profile")
def profile(
    request: HttpRequest, slug: str, member: str, asked: MemberProfileAsked
) -> dict[str, Any]:
    """Say of a member what others read: for the secretariat, or whoever represents it."""
    person = asking(request, slug)
    change_member_profile(
        person=person,
        member=member,
        website=asked.website,
        summary=asked.summary,
        contact=asked.contact,
    )
    return member_told(person, member)
