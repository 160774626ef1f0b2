"""What is reported and found of commitments, over the API."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.public import private_router
from comity.plan.domain.progress import DisputeState
from comity.plan.interfaces.api.asked import CommitmentNumber, rows_asked
from comity.plan.interfaces.api.asking import READING, asking
from comity.plan.interfaces.api.report_records import (
    AssessmentList,
    DisputeList,
    UpdateList,
    assessment_record,
    dispute_record,
    update_record,
)
from comity.plan.models import Dispute
from comity.plan.queries.seen_commitments import find_commitment, seen_commitments

router = private_router("plan", auth=READING)


class DisputesAsked(Paging):
    state: Annotated[DisputeState | None, Field(description="Those in this state alone.")] = None


@router.get(
    "/plans/{plan}/commitments/{commitment}/updates",
    response=UpdateList,
    operation_id="commitment_updates",
)
def updates(
    request: HttpRequest,
    response: HttpResponse,
    plan: str,
    commitment: CommitmentNumber,
    asked: Query[Paging],
) -> dict[str, Any]:
    """What its participant reported, in that order; struck ones too."""
    person = asking(request, plan)
    rows = find_commitment(person, commitment).updates.select_related("commitment__participant")
    return rows_asked(request, response, asked, rows, lambda row: update_record(person, row))


@router.get(
    "/plans/{plan}/commitments/{commitment}/assessments",
    response=AssessmentList,
    operation_id="commitment_assessments",
)
def assessments(
    request: HttpRequest,
    response: HttpResponse,
    plan: str,
    commitment: CommitmentNumber,
    asked: Query[Paging],
) -> dict[str, Any]:
    """What reviewers found, in that order, with what was said to it; struck ones too."""
    rows = find_commitment(asking(request, plan), commitment).assessments
    found = rows.select_related("commitment").prefetch_related(
        "responses", "disputes__assessment__commitment"
    )
    return rows_asked(request, response, asked, found, assessment_record)


@router.get("/plans/{plan}/disputes", response=DisputeList, operation_id="disputes")
def disputes(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[DisputesAsked]
) -> dict[str, Any]:
    """Disputes of assessments, of the commitments that you see."""
    seen = seen_commitments(asking(request, plan))
    rows = Dispute.objects.filter(assessment__commitment__in=seen.order_by().values("id"))
    if asked.state:
        rows = rows.filter(state=asked.state.value)
    found = rows.select_related("assessment__commitment")
    return rows_asked(request, response, asked, found, dispute_record)
