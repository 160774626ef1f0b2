"""What happens to members, entered over the API: by the secretariat, or by a member about its own
withdrawal."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.record_standing import Ground, record_standing
from comity.assembly.domain.standing import EventKind
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.days_given import PartialDayGiven
from comity.assembly.interfaces.api.member_records import MemberRecord
from comity.assembly.interfaces.api.members import member_told
from comity.kernel.domain.periods import PartialDate
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

ONE = "/assemblies/{slug}/members/{member}"
router = private_router("assembly", auth=WRITING)
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
