"""Reviewers are asked, say what their interests are, and are let go, over the API. To ask somebody
a token needs the scope `assign-reviewers` on the plan; a reviewer's, `represent-participant`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field, StringConstraints

from comity.kernel.domain.errors import NotPermitted
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Listed, Record
from comity.plan.actions.assign_reviewer import (
    assign_reviewer,
    declare_interests,
    end_assignment,
)
from comity.plan.domain.progress import Declaration
from comity.plan.domain.reviewing import LONGEST_WORDS
from comity.plan.interfaces.api.asked import CommitmentNumber, rows_asked, without_nul
from comity.plan.interfaces.api.asking import READING, WRITING, asking
from comity.plan.models import ReviewAssignment
from comity.plan.queries.find_progress import find_assignment
from comity.plan.queries.review_desk import going_on
from comity.plan.queries.review_standing import reviewer_by_email
from comity.plan.queries.seen_commitments import find_commitment

router = private_router("plan", auth=READING)


class AssignmentRecord(Record):
    """`reviewer` is an e-mail address, for whoever assigns and for the reviewer. What an interest
    is stands on their pages alone."""

    id: UUID
    commitment: int
    reviewer: str
    assigned_at: datetime
    due_on: date | None
    declaration: Declaration | None
    declared_at: datetime | None
    ended_at: datetime | None


class AssignmentList(Listed):
    items: list[AssignmentRecord]


class ReviewerAsked(Record):
    email: Annotated[str, StringConstraints(max_length=254), Field(description="Of an account.")]
    due_on: Annotated[date | None, Field(description="The day by which it is to be done.")] = None


class DeclarationAsked(Record):
    declaration: Annotated[Declaration, Field(description="With a conflict the review ends.")]
    words: Annotated[
        str, StringConstraints(max_length=LONGEST_WORDS), Field(description="Which interest it is.")
    ] = ""


@router.get("/plans/{plan}/assignments", response=AssignmentList, operation_id="assignments")
def assignments(
    request: HttpRequest, response: HttpResponse, plan: str, asked: Query[Paging]
) -> dict[str, Any]:
    """Reviews that go on: your own, or all for whoever assigns."""
    person = asking(request, plan)
    rows = going_on(person)
    if not person.may("assign-reviewers"):
        if person.user_id is None:
            raise NotPermitted("not-permitted", permission="review", object=person.plan.reference)
        rows = rows.filter(id__in=[each.id for each in person.assignments])
    return rows_asked(request, response, asked, rows, assignment_record)


@router.post(
    "/plans/{plan}/commitments/{commitment}/assignments",
    auth=WRITING,
    response={201: AssignmentRecord},
    operation_id="assign_reviewer",
)
def assign(
    request: HttpRequest, plan: str, commitment: CommitmentNumber, asked: ReviewerAsked
) -> Status[dict[str, Any]]:
    """Ask somebody to review a commitment; nobody of its participant or partners."""
    person = asking(request, plan)
    person.require("assign-reviewers")
    row = assign_reviewer(
        person=person,
        commitment=find_commitment(person, commitment),
        reviewer=reviewer_by_email(without_nul(asked.email)),
        due_on=asked.due_on,
    )
    return Status(201, assignment_record(row))


@router.post(
    "/plans/{plan}/assignments/{assignment}/declaration",
    auth=WRITING,
    response={201: AssignmentRecord},
    operation_id="declare_interests",
)
def declare(
    request: HttpRequest, plan: str, assignment: UUID, asked: DeclarationAsked
) -> Status[dict[str, Any]]:
    """Say whether you have an interest in what you are to review."""
    person = asking(request, plan)
    row = declare_interests(
        person=person,
        assignment=find_assignment(person, assignment),
        declaration=asked.declaration,
        words=without_nul(asked.words),
    )
    return Status(201, assignment_record(row))


@router.post(
    "/plans/{plan}/assignments/{assignment}/end",
    auth=WRITING,
    response={201: AssignmentRecord},
    operation_id="end_assignment",
)
def end(request: HttpRequest, plan: str, assignment: UUID) -> Status[dict[str, Any]]:
    """End a review, your own or one that you may assign. What was found stays."""
    person = asking(request, plan)
    row = end_assignment(person=person, assignment=find_assignment(person, assignment))
    return Status(201, assignment_record(row))


def assignment_record(row: ReviewAssignment) -> dict[str, Any]:
    return {
        "id": row.id,
        "commitment": row.commitment.number,
        "reviewer": row.reviewer.email,
        "assigned_at": row.assigned_at,
        "due_on": row.due_on,
        "declaration": row.declaration or None,
        "declared_at": row.declared_at,
        "ended_at": row.ended_at,
    }
