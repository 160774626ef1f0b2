"""Somebody is asked to review a commitment, says what their interests are, and is let go."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput, NotPermitted
from comity.parties.models import User
from comity.plan.actions.log_progress import locked, log_progress
from comity.plan.actions.tell_people import tell_of_commitment
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.progress import Declaration
from comity.plan.domain.reviewing import (
    check_declaration,
    check_independent,
    check_reviewable,
)
from comity.plan.models import Commitment, ReviewAssignment
from comity.plan.queries.audience import coordinators
from comity.plan.queries.people import Person
from comity.plan.queries.review_standing import own_sides


def assign_reviewer(
    *, person: Person, commitment: Commitment, reviewer: User, due_on: date | None = None
) -> ReviewAssignment:
    """Needs `assign-reviewers`. Raises as `check_reviewable` and `check_independent` do;
    `Conflict`: `reviewer-inactive`, `reviewer-assigned-already`;
    `InvalidInput("review-due-past")`."""
    person.require("assign-reviewers")
    if due_on is not None and due_on < person.on:
        raise InvalidInput("review-due-past", day=due_on.isoformat())
    with transaction.atomic():
        fresh = locked(person, commitment)
        check_reviewable(CommitmentState(fresh.state))
        if not reviewer.is_active:
            raise Conflict("reviewer-inactive")
        check_independent(own_sides(reviewer, fresh, person.on))
        if fresh.assignments.filter(reviewer=reviewer, ended_at=None).exists():
            raise Conflict("reviewer-assigned-already", number=fresh.number)
        row = ReviewAssignment.objects.create(
            commitment=fresh,
            reviewer=reviewer,
            assigned_by=person.actor.reference,
            due_on=due_on,
        )
        tell_of_commitment(person, fresh, [reviewer.id], "mail-reviewer-assigned")
        due = due_on.isoformat() if due_on else None
        _log(person, row, "assign_reviewer", due_on=due)
    return row


def declare_interests(
    *, person: Person, assignment: ReviewAssignment, declaration: Declaration, words: str = ""
) -> ReviewAssignment:
    """By the reviewer alone. With a conflict the assignment ends, and whoever keeps the plan is
    told. Raises as `check_declaration` does, and as `check_independent` where they say that they
    have none; `NotPermitted("no-reviewer")`; `Conflict("assignment-ended")`."""
    _require_own(person, assignment)
    with transaction.atomic():
        fresh = locked(person, assignment.commitment)
        row = _open(assignment)
        check_declaration(row.declaration, declaration, words)
        row.declaration, row.declared_text = declaration.value, words.strip()
        row.declared_at = timezone.now()
        if declaration is Declaration.CONFLICT:
            row.ended_at = row.declared_at
            keepers = coordinators(person.plan, person.on)
            tell_of_commitment(person, fresh, keepers, "mail-conflict-declared", urgent=True)
        else:
            check_independent(own_sides(row.reviewer, fresh, person.on))
        row.save(update_fields=["declaration", "declared_text", "declared_at", "ended_at"])
        _log(person, row, "declare_interests", declaration=row.declaration)
    return row


def end_assignment(*, person: Person, assignment: ReviewAssignment) -> ReviewAssignment:
    """By the reviewer, or with `assign-reviewers`; what they found stays. Raises `NotPermitted`,
    `Conflict("assignment-ended")`."""
    if person.user_id is None or person.user_id != assignment.reviewer_id:
        person.require("assign-reviewers")
    else:
        _require_own(person, assignment)
    with transaction.atomic():
        locked(person, assignment.commitment)
        row = _open(assignment)
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        _log(person, row, "end_assignment")
    return row


def _require_own(person: Person, assignment: ReviewAssignment) -> None:
    """Also for a token that was narrowed."""
    if assignment.id not in {each.id for each in person.assignments}:
        if person.user_id is not None and person.user_id == assignment.reviewer_id:
            raise Conflict("assignment-ended")
        raise NotPermitted("no-reviewer", number=assignment.commitment.number)


def _open(assignment: ReviewAssignment) -> ReviewAssignment:
    rows = ReviewAssignment.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("commitment", "reviewer").get(id=assignment.id)
    if row.ended_at is not None:
        raise Conflict("assignment-ended")
    return row


def _log(person: Person, row: ReviewAssignment, action: str, **payload: object) -> None:
    """What somebody's interests are is for few."""
    few = Visibility.PRIVATE if action == "declare_interests" else Visibility.MEMBERS
    reviewer = row.reviewer.reference
    log_progress(person, row.commitment, action, row.reference, few, reviewer=reviewer, **payload)
