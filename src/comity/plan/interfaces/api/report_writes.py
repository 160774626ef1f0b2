"""Reports, assessments, responses and disputes are entered, over the API. A token needs the scope
`represent-participant` on the plan, also of a reviewer; to settle disputes, `settle-disputes`.
A file is added to a report once that is made."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.api.records import Record
from comity.plan.actions.assess import assess, respond_to_assessment
from comity.plan.actions.dispute_assessment import open_dispute, settle_dispute, withdraw_dispute
from comity.plan.actions.report_progress import report_progress, strike_update
from comity.plan.domain.evidence import LONGEST_ADDRESS, MOST, GivenEvidence
from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import EvidenceKind
from comity.plan.domain.reviewing import Seen
from comity.plan.domain.updates import LONGEST_TEXT, Report
from comity.plan.interfaces.api.asked import MOST_NUMBER, CommitmentNumber, Key, Language
from comity.plan.interfaces.api.asking import WRITING, asking
from comity.plan.interfaces.api.report_records import (
    AssessmentRecord,
    DisputeRecord,
    ResponseRecord,
    UpdateRecord,
    assessment_record,
    dispute_record,
    response_record,
    update_record,
)
from comity.plan.interfaces.api.reports import router as router
from comity.plan.queries.find_progress import find_assessment, find_dispute, find_update
from comity.plan.queries.seen_commitments import find_commitment

Long = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Figure = Annotated[
    str, StringConstraints(max_length=40), Field(description="A decimal in text: 12.5.")
]


class GivenKind(StrEnum):
    LINK = EvidenceKind.LINK.value
    DATA = EvidenceKind.DATA.value


class EvidenceAsked(Record):
    """A figure has an address, too: where it was counted."""

    kind: GivenKind
    title: Annotated[str, StringConstraints(max_length=300)] = ""
    address: Annotated[str, StringConstraints(max_length=LONGEST_ADDRESS)]
    figure: Figure | None = None


class UpdateAsked(Record):
    on: Annotated[date, Field(description="The day as of which it is true.")]
    text: Long
    language: Language
    percent: Annotated[int | None, Field(ge=0, le=100, description="How much is done.")] = None
    value: Figure | None = None
    milestones: Annotated[
        dict[str, date], Field(description="Milestones that were reached, by id, and when.")
    ] = Field(default_factory=dict, max_length=200)
    evidence: list[EvidenceAsked] = Field(default_factory=list, max_length=MOST)
    id: Key = None


class StrikeAsked(Record):
    reason: Annotated[Long, Field(description="Why it is taken back.")]


class AssessmentAsked(Record):
    """`seen_version` and `seen_update` are what was read: where more has come since, it is
    refused."""

    level: Level
    reasons: Long
    language: Language
    seen_version: Annotated[int, Field(ge=1, le=MOST_NUMBER)]
    seen_update: Annotated[int, Field(ge=0, le=MOST_NUMBER, description="0 where there is none.")]
    id: Key = None


class AssessmentAnswer(Record):
    text: Long
    language: Language
    id: Key = None


class DisputeAsked(Record):
    grounds: Annotated[Long, Field(description="Why the assessment is wrong.")]
    id: Key = None


class SettlementAsked(Record):
    upheld: Annotated[bool, Field(description="Whether the assessment is struck.")]
    reasons: Long


@router.post(
    "/plans/{plan}/commitments/{commitment}/updates",
    auth=WRITING,
    response={201: UpdateRecord},
    operation_id="report_progress",
)
def report(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: UpdateAsked
) -> Status[dict[str, Any]]:
    """Report how far a commitment is, with evidence."""
    person = asking(request, plan)
    said = Report(
        on=asked.on,
        text=asked.text,
        language=asked.language,
        percent=asked.percent,
        value=_figure(asked.value),
        reached=asked.milestones,
        evidence=tuple(
            GivenEvidence(EvidenceKind(it.kind.value), it.title, it.address, _figure(it.figure))
            for it in asked.evidence
        ),
    )
    row = report_progress(
        person=person, commitment=find_commitment(person, commitment), report=said, key=asked.id
    )
    return Status(201, update_record(person, row))


@router.post(
    "/plans/{plan}/commitments/{commitment}/updates/{update}/strike",
    auth=WRITING,
    response={201: UpdateRecord},
    operation_id="strike_update",
)
def strike(
    request: HttpRequest,
    plan: str,
    commitment: CommitmentNumber,
    update: CommitmentNumber,
    asked: StrikeAsked,
) -> Status[dict[str, Any]]:
    """Take a report back, for everybody to see."""
    person = asking(request, plan)
    row = find_update(find_commitment(person, commitment), update)
    struck = strike_update(person=person, update=row, reason=asked.reason)
    return Status(201, update_record(person, struck))


@router.post(
    "/plans/{plan}/commitments/{commitment}/assessments",
    auth=WRITING,
    response={201: AssessmentRecord},
    operation_id="assess",
)
def found(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: AssessmentAsked
) -> Status[dict[str, Any]]:
    """Say what you found as a reviewer, after you declared that you have no interest in it."""
    person = asking(request, plan)
    row = assess(
        person=person,
        commitment=find_commitment(person, commitment),
        level=asked.level,
        reasons=asked.reasons,
        language=asked.language,
        seen=Seen(asked.seen_version, asked.seen_update),
        key=asked.id,
    )
    return Status(201, assessment_record(row))


@router.post(
    "/plans/{plan}/commitments/{commitment}/assessments/{assessment}/responses",
    auth=WRITING,
    response={201: ResponseRecord},
    operation_id="respond_to_assessment",
)
def respond(
    request: HttpRequest,
    plan: str,
    commitment: CommitmentNumber,
    assessment: CommitmentNumber,
    asked: AssessmentAnswer,
) -> Status[dict[str, Any]]:
    """Say something to an assessment, beside it from then on."""
    person = asking(request, plan)
    row = find_assessment(find_commitment(person, commitment), assessment)
    said = respond_to_assessment(
        person=person, assessment=row, text=asked.text, language=asked.language, key=asked.id
    )
    return Status(201, response_record(said))


@router.post(
    "/plans/{plan}/commitments/{commitment}/assessments/{assessment}/disputes",
    auth=WRITING,
    response={201: DisputeRecord},
    operation_id="open_dispute",
)
def dispute(
    request: HttpRequest,
    plan: str,
    commitment: CommitmentNumber,
    assessment: CommitmentNumber,
    asked: DisputeAsked,
) -> Status[dict[str, Any]]:
    """Hold an assessment to be wrong. Whoever keeps the plan settles it."""
    person = asking(request, plan)
    row = find_assessment(find_commitment(person, commitment), assessment)
    opened = open_dispute(person=person, assessment=row, grounds=asked.grounds, key=asked.id)
    return Status(201, dispute_record(opened))


@router.post(
    "/plans/{plan}/disputes/{dispute}/settlement",
    auth=WRITING,
    response={201: DisputeRecord},
    operation_id="settle_dispute",
)
def settle(
    request: HttpRequest, plan: str, dispute: UUID, asked: SettlementAsked
) -> Status[dict[str, Any]]:
    """Settle a dispute. Upheld, the assessment is struck. Nobody settles their own case."""
    person = asking(request, plan)
    row = find_dispute(person, dispute)
    settled = settle_dispute(person=person, dispute=row, upheld=asked.upheld, reasons=asked.reasons)
    return Status(201, dispute_record(settled))


@router.post(
    "/plans/{plan}/disputes/{dispute}/withdrawal",
    auth=WRITING,
    response={201: DisputeRecord},
    operation_id="withdraw_dispute",
)
def withdraw(request: HttpRequest, plan: str, dispute: UUID) -> Status[dict[str, Any]]:
    """Take a dispute of yours back before it is settled."""
    person = asking(request, plan)
    row = withdraw_dispute(person=person, dispute=find_dispute(person, dispute))
    return Status(201, dispute_record(row))


def _figure(text: str | None) -> Decimal | None:
    """Raises `InvalidInput("update-value")`."""
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        raise InvalidInput("update-value", limit=40) from None
