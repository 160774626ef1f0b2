"""Commitments of a plan, over the API."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.api.asked import Paging, Switch
from comity.kernel.interfaces.api.public import private_router
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.partnerships import PartnerState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.timeliness import Timeliness
from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.interfaces.api.asked import CommitmentNumber, Short, Words, rows_asked
from comity.plan.interfaces.api.asking import READING, asking
from comity.plan.interfaces.api.commitment_records import (
    CommitmentList,
    CommitmentRecord,
    CommitmentVersionList,
    CommitmentVersionText,
    commitment_row,
    milestone_record,
    partner_record,
    text_told,
    version_record,
)
from comity.plan.models import Commitment, CommitmentVersion
from comity.plan.queries.commitment_versions import seen_versions
from comity.plan.queries.list_commitments import CommitmentFilter, found_commitments
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import commitment_text, find_commitment

router = private_router("plan", auth=READING)


class CommitmentSort(StrEnum):
    NUMBER = "number"
    DUE = "due"
    TITLE = "title"
    UPDATED = "updated"
    REPORTED = "reported"


class CommitmentsAsked(Paging):
    q: Words = ""
    action: Annotated[Short, Field(description="Those to this action alone, by its id.")] = ""
    kind: Annotated[ParticipantKind | None, Field(description="Of such participants alone.")] = None
    jurisdiction: Annotated[Short, Field(description="Those of this jurisdiction alone: KE.")] = ""
    region: Annotated[Short, Field(description="Of this region alone, by its M49 code: 002.")] = ""
    participant: Annotated[UUID | None, Field(description="Of this participant alone.")] = None
    state: Annotated[CommitmentState | None, Field(description="In this state alone.")] = None
    level: Annotated[Level | None, Field(description="As a reviewer last found.")] = None
    timely: Annotated[Timeliness | None, Field(description="Those that are late, or due.")] = None
    offers: Annotated[Switch, Field(description="Those that offer help.")] = None
    needs: Annotated[Switch, Field(description="Those that need help.")] = None
    mine: Annotated[Switch, Field(description="Those of your own participants.")] = None
    sort: Annotated[CommitmentSort | None, Field(description="Default: the last first.")] = None


@router.get("/plans/{plan}/commitments", response=CommitmentList, operation_id="commitments")
def commitments(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[CommitmentsAsked]
) -> dict[str, Any]:
    """The commitments that you see. Filters narrow each other."""
    wanted = CommitmentFilter(
        words=asked.q,
        action=asked.action,
        kind=asked.kind or "",
        jurisdiction=asked.jurisdiction,
        region=asked.region,
        participant=asked.participant,
        state=asked.state or "",
        level=asked.level or "",
        timely=asked.timely or "",
        offers=bool(asked.offers),
        needs=bool(asked.needs),
        mine=bool(asked.mine),
        sort=asked.sort or "",
    )
    rows = found_commitments(asking(request, plan), wanted)
    return rows_asked(request, response, asked, rows, commitment_row)


@router.get(
    "/plans/{plan}/commitments/{commitment}", response=CommitmentRecord, operation_id="commitment"
)
def commitment(request: HttpRequest, plan: str, commitment: CommitmentNumber) -> dict[str, Any]:
    """One commitment, as it stands."""
    person = asking(request, plan)
    return whole(person, find_commitment(person, commitment))


@router.get(
    "/plans/{plan}/commitments/{commitment}/versions",
    response=CommitmentVersionList,
    operation_id="commitment_versions",
)
def versions(request: HttpRequest, plan: str, commitment: CommitmentNumber) -> dict[str, Any]:
    """Its versions, from the one that was submitted; its participant sees those before, too."""
    person = asking(request, plan)
    found = seen_versions(person, find_commitment(person, commitment))
    return {"items": [version_record(each) for each in found]}


@router.get(
    "/plans/{plan}/commitments/{commitment}/versions/{version}",
    response=CommitmentVersionText,
    operation_id="commitment_version",
)
def version(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, version: CommitmentNumber
) -> dict[str, Any]:
    """What it said in one version."""
    person = asking(request, plan)
    row = _seen_version(person, find_commitment(person, commitment), version)
    return version_record(row) | {"text": text_told(commitment_of_plain(row.text))}


def _seen_version(person: Person, row: Commitment, version: int) -> CommitmentVersion:
    for each in seen_versions(person, row):
        if each.number == version:
            return each
    raise UnknownName("commitment-version-unknown", number=row.number, version=version)


def whole(person: Person, row: Commitment) -> dict[str, Any]:
    """`CommitmentRecord`. Who was asked and has not accepted is for either side alone."""
    partners = row.partnerships.select_related("participant", "supports")
    own = person.stands_for(row.participant)
    shown = [
        each
        for each in partners
        if own or each.state == PartnerState.ACCEPTED.value or person.stands_for(each.participant)
    ]
    return commitment_row(row) | {
        "text": text_told(commitment_text(row)),
        "milestones": [milestone_record(each) for each in row.milestones.all()],
        "partners": [partner_record(each) for each in shown],
    }
