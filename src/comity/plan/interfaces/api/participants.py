"""Who takes part in a plan, over the API."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Listed, Record
from comity.plan.domain.participants import ParticipantKind, ParticipantState
from comity.plan.interfaces.api.asked import Short, Words, rows_asked
from comity.plan.interfaces.api.asking import READING, asking
from comity.plan.models import Participant
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


@router.get(
    "/plans/{plan}/participants/{participant}",
    response=PlanParticipant,
    operation_id="participant",
)
def participant(request: HttpRequest, plan: str, participant: UUID) -> dict[str, Any]:
    """One participant."""
    person = asking(request, plan)
    row = find_participant(person, participant)
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
