"""Requests to join a plan, over the API: for whoever keeps it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.errors import StorageFailure
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Listed, Record
from comity.kernel.interfaces.messages import render
from comity.plan.actions.move_join_request import move_join_request
from comity.plan.domain.join_moves import LONGEST_REASON, JoinMover
from comity.plan.domain.joining import FindingOutcome
from comity.plan.domain.participants import JoinState, ParticipantKind
from comity.plan.interfaces.api.asked import rows_asked
from comity.plan.interfaces.api.asking import WRITING, asking
from comity.plan.interfaces.mail.joining import moved_letter, send
from comity.plan.models import JoinRequest
from comity.plan.queries.join_findings import SameParty, findings, same_parties
from comity.plan.queries.join_requests import claims_of, find_request, requests_for_moderator
from comity.plan.queries.people import Person

router = private_router("plan", auth=WRITING)


class JoinMoveTo(StrEnum):
    MORE_INFORMATION = JoinState.MORE_INFORMATION.value
    APPROVED = JoinState.APPROVED.value
    DECLINED = JoinState.DECLINED.value


class JoinRequestRow(Record):
    id: UUID
    name: str
    kind: ParticipantKind
    jurisdiction: str
    state: JoinState
    submitted_at: datetime
    confirmed_at: datetime | None


class JoinRequestList(Listed):
    items: list[JoinRequestRow]


class ClaimFinding(Record):
    """What a check of a claim found; `why` is the id of a message, `text` the same in words."""

    about: str
    outcome: FindingOutcome
    why: str
    text: str


class SamePartyRecord(Record):
    """Whom the request may be about: an organisation, to be named in an approval, or else another
    request. `certain` where an identifier is the same: it is used then, whatever is named. `score`
    is from 0 to 1 and no probability."""

    name: str
    organisation: UUID | None
    request: UUID | None
    certain: bool
    score: float
    why: str
    text: str


class JoinMoveRecord(Record):
    to: JoinState
    reason: str
    at: datetime


class JoinRequestRecord(JoinRequestRow):
    """Personal: erased where it leads to nothing. `participant` is what an approval made."""

    email: str
    claims: dict[str, str]
    findings: list[ClaimFinding]
    parties: list[SamePartyRecord]
    moves: list[JoinMoveRecord]
    participant: UUID | None


class JoinRequestsAsked(Paging):
    state: Annotated[JoinState | None, Field(description="Those in this state alone.")] = None
    kind: Annotated[ParticipantKind | None, Field(description="Of this sort alone.")] = None


class JoinMoveAsked(Record):
    to: Annotated[JoinMoveTo, Field(description="Where it goes.")]
    reason: Annotated[
        str,
        StringConstraints(max_length=LONGEST_REASON),
        Field(description="What is asked, or why it is declined."),
    ] = ""
    organisation: Annotated[
        UUID | None,
        Field(description="Of an approval: the organisation here that it is already."),
    ] = None


@router.get("/plans/{plan}/join-requests", response=JoinRequestList, operation_id="join_requests")
def join_requests(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[JoinRequestsAsked]
) -> dict[str, Any]:
    """Requests to join, the oldest first. Needs the scope `keep-participants`."""
    rows = requests_for_moderator(asking(request, plan))
    if asked.state:
        rows = rows.filter(state=asked.state.value)
    if asked.kind:
        rows = rows.filter(kind=asked.kind.value)
    return rows_asked(request, response, asked, rows, request_row)


@router.get(
    "/plans/{plan}/join-requests/{join_request}",
    response=JoinRequestRecord,
    operation_id="join_request",
)
def join_request(request: HttpRequest, plan: str, join_request: UUID) -> dict[str, Any]:
    """One request: what was said, what was found of it, who it may be already, and its moves."""
    person = asking(request, plan)
    person.require("keep-participants")
    return _whole(person, join_request)


@router.post(
    "/plans/{plan}/join-requests/{join_request}/moves",
    response={201: JoinRequestRecord},
    operation_id="move_join_request",
)
def move(
    request: HttpRequest, plan: str, join_request: UUID, asked: JoinMoveAsked
) -> Status[dict[str, Any]]:
    """Approve a request, decline it, or ask for more. Whoever asked is told by mail. Needs the
    scope `keep-participants`."""
    person = asking(request, plan)
    moved = move_join_request(
        person=person,
        request=join_request,
        to=JoinState(asked.to.value),
        by=JoinMover.MODERATOR,
        reason=asked.reason,
        organisation=asked.organisation,
    )
    with suppress(StorageFailure):  # which `send` logged; that it moved stands
        send(moved_letter(moved))
    return Status(201, _whole(person, join_request))


def _whole(person: Person, key: UUID) -> dict[str, Any]:
    row = find_request(person, key)
    found = findings(claims_of(row), confirmed=row.confirmed_at is not None)
    return request_row(row) | {
        "email": row.email,
        "claims": {name: str(said) for name, said in row.claims.items()},
        "findings": [
            {"about": it.about, "outcome": it.outcome, "why": it.why.id, "text": render(it.why)}
            for it in found
        ],
        "parties": [_party(each) for each in same_parties(row)],
        "moves": move_records(row),
        "participant": row.participant_id,
    }


def _party(it: SameParty) -> dict[str, Any]:
    return {
        "name": it.name,
        "organisation": it.organisation,
        "request": it.request,
        "certain": it.certain,
        "score": it.score,
        "why": it.why.id,
        "text": render(it.why),
    }


def move_records(row: JoinRequest) -> list[dict[str, Any]]:
    """What `JoinMoveRecord` says of each."""
    return [{"to": it.to, "reason": it.reason, "at": it.at} for it in row.moves.order_by("number")]


def request_row(row: JoinRequest) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "jurisdiction": row.jurisdiction,
        "state": row.state,
        "submitted_at": row.submitted_at,
        "confirmed_at": row.confirmed_at,
    }
