"""Who takes part in a plan, over the API."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Listed, Record
from comity.plan.actions.change_participant import LONGEST_SUMMARY, change_participant
from comity.plan.actions.join_as_member import join_as_member
from comity.plan.actions.withdraw_participant import withdraw_participant
from comity.plan.domain.join_moves import LONGEST_REASON
from comity.plan.domain.joining import LONGEST
from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.interfaces.api.asked import Short, Words, rows_asked, without_nul
from comity.plan.interfaces.api.asking import READING, WRITING, asking
from comity.plan.models import Participant
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.seen_participants import find_participant, seen_participants

router = private_router("plan", auth=READING)


class ParticipantRow(Record):
    id: UUID
    name: str
    kind: ParticipantKind
    jurisdiction: str
    state: ParticipantState
    visibility: Visibility
    joined_on: date
    withdrawn_on: date | None


class ParticipantList(Listed):
    items: list[ParticipantRow]


class PlanParticipant(ParticipantRow):
    """`ror` and `lei` are as the organisation says; null for a person. `commitments` are the
    numbers of those that the reader sees."""

    website: str
    summary: str
    ror: str | None
    lei: str | None
    commitments: list[int]


class ParticipantsAsked(Paging):
    kind: Annotated[ParticipantKind | None, Field(description="Those of this sort alone.")] = None
    state: Annotated[ParticipantState | None, Field(description="Those in this state alone.")] = (
        None
    )
    jurisdiction: Annotated[Short, Field(description="Those of this jurisdiction alone: KE.")] = ""
    q: Words = ""


class ParticipantProfileAsked(Record):
    """What it leaves out is emptied."""

    website: Annotated[
        str, StringConstraints(max_length=LONGEST["website"]), Field(description="Its address.")
    ] = ""
    summary: Annotated[
        str,
        StringConstraints(max_length=LONGEST_SUMMARY),
        Field(description="What others should know of it."),
    ] = ""
    visibility: Annotated[Visibility, Field(description="Who sees its page.")] = Visibility.PUBLIC


class LeaveAsked(Record):
    reason: Annotated[
        str, StringConstraints(max_length=LONGEST_REASON), Field(description="Why.")
    ] = ""


@router.get("/plans/{plan}/participants", response=ParticipantList, operation_id="participants")
def participants(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[ParticipantsAsked]
) -> dict[str, Any]:
    """Who takes part or did, by name."""
    rows = seen_participants(asking(request, plan))
    if asked.kind:
        rows = rows.filter(kind=asked.kind.value)
    if asked.state:
        rows = rows.filter(state=asked.state.value)
    if asked.jurisdiction:
        rows = rows.filter(jurisdiction=asked.jurisdiction)
    if asked.q:
        rows = rows.filter(name__icontains=asked.q)
    return rows_asked(request, response, asked, rows, _row)


@router.post(
    "/plans/{plan}/participants",
    auth=WRITING,
    response={201: PlanParticipant},
    operation_id="join_as_member",
)
def join(request: HttpRequest, plan: str) -> Status[dict[str, Any]]:
    """Take part as a member of the organisation whose plan it is: for its head of delegation or
    alternate. Needs the scope `represent-participant`."""
    made = join_as_member(person=asking(request, plan))
    return Status(201, _whole(asking(request, plan), made))


@router.get(
    "/plans/{plan}/participants/{participant}",
    response=PlanParticipant,
    operation_id="participant",
)
def participant(request: HttpRequest, plan: str, participant: UUID) -> dict[str, Any]:
    """One participant."""
    person = asking(request, plan)
    return _whole(person, find_participant(person, participant))


@router.post(
    "/plans/{plan}/participants/{participant}/profile",
    auth=WRITING,
    response={201: PlanParticipant},
    operation_id="change_participant",
)
def change(
    request: HttpRequest, plan: str, participant: UUID, asked: ParticipantProfileAsked
) -> Status[dict[str, Any]]:
    """Say of a participant what others read: for whoever acts for it, or keeps who takes part."""
    person = asking(request, plan)
    row = change_participant(
        person=person,
        participant=participant,
        website=without_nul(asked.website),
        summary=without_nul(asked.summary),
        visibility=asked.visibility,
    )
    return Status(201, _whole(person, row))


@router.post(
    "/plans/{plan}/participants/{participant}/withdrawal",
    auth=WRITING,
    response={201: PlanParticipant},
    operation_id="withdraw_participant",
)
def withdraw(
    request: HttpRequest, plan: str, participant: UUID, asked: LeaveAsked
) -> Status[dict[str, Any]]:
    """Leave as a participant, or take one out, with a reason, where you keep who takes part. What
    it promised and reported stays."""
    person = asking(request, plan)
    row = withdraw_participant(
        person=person, participant=participant, reason=without_nul(asked.reason)
    )
    return Status(201, _whole(person, row))


def _whole(person: Person, row: Participant) -> dict[str, Any]:
    numbers = seen_commitments(person).filter(participant=row).order_by("number")
    return _row(row) | {
        "website": row.website,
        "summary": row.summary,
        "ror": (row.organisation.ror or None) if row.organisation else None,
        "lei": (row.organisation.lei or None) if row.organisation else None,
        "commitments": list(numbers.values_list("number", flat=True)),
    }


def _row(row: Participant) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "jurisdiction": row.jurisdiction,
        "state": row.state,
        "visibility": row.visibility,
        "joined_on": row.joined_on,
        "withdrawn_on": row.withdrawn_on,
    }
