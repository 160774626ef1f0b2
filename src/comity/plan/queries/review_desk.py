"""What waits for a reviewer, and for whoever keeps the plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from comity.plan.domain.progress import DisputeState
from comity.plan.domain.reviewing import REVIEWABLE
from comity.plan.models import (
    Assessment,
    Commitment,
    Dispute,
    ProgressUpdate,
    ReviewAssignment,
)
from comity.plan.queries.people import Person

STATES = [each.value for each in REVIEWABLE]
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Assigned:
    """`newer` counts updates since the reviewer's last assessment of it."""

    row: ReviewAssignment
    assessed: bool
    newer: int
    overdue: bool

    @property
    def commitment(self) -> Commitment:
        return self.row.commitment

    @property
    def to_declare(self) -> bool:
        return not self.row.declaration

    @property
    def waits(self) -> bool:
        """For an assessment: a first one, or one of what was reported since."""
        return not self.to_declare and (not self.assessed or self.newer > 0)


def assigned_to(person: Person) -> list[Assigned]:
    """What is to declare first, then what is due first."""
    mine = [each.id for each in person.assignments]
    assessed = Assessment.objects.filter(assignment__in=mine).order_by()
    last = dict(assessed.values_list("assignment").annotate(Max("update_number")))
    numbers: dict[UUID, list[int]] = defaultdict(list)
    standing = ProgressUpdate.objects.filter(
        commitment__in=[each.commitment_id for each in person.assignments], struck_at=None
    )
    for commitment, number in standing.order_by().values_list("commitment", "number"):
        numbers[commitment].append(number)
    found = [
        _assigned(each, last.get(each.id), numbers[each.commitment_id], person.on)
        for each in person.assignments
    ]
    return sorted(
        found,
        key=lambda it: (
            not it.to_declare,
            not it.waits,
            it.row.due_on or date.max,
            it.commitment.number,
        ),
    )


def unassigned(person: Person) -> QuerySet[Commitment]:
    """Commitments under way that nobody reviews; those with something to read first."""
    open_ones = Count("assignments", filter=Q(assignments__ended_at=None))
    rows = Commitment.objects.filter(plan=person.plan, state__in=STATES)
    rows = rows.annotate(reviewers=open_ones).filter(reviewers=0).select_related("participant")
    return rows.order_by("-updates_count", "number")


def open_disputes(person: Person) -> list[Dispute]:
    """The oldest first."""
    rows = Dispute.objects.filter(
        assessment__commitment__plan=person.plan, state=DisputeState.OPEN.value
    )
    return list(rows.select_related("assessment__commitment__participant").order_by("opened_at"))


def going_on(person: Person) -> QuerySet[ReviewAssignment]:
    """All reviews of the plan that have not ended."""
    rows = ReviewAssignment.objects.filter(commitment__plan=person.plan, ended_at=None)
    related = rows.select_related("commitment__participant", "reviewer")
    return related.order_by("commitment__number", "assigned_at")


def _assigned(row: ReviewAssignment, last: int | None, updates: list[int], on: date) -> Assigned:
    newer = sum(number > (last or 0) for number in updates)
    overdue = row.due_on is not None and row.due_on < on and last is None
    return Assigned(row, last is not None, newer, overdue)
