"""Updates, assessments, assignments and disputes, by what they are known by in addresses."""

from __future__ import annotations

from uuid import UUID

from comity.kernel.domain.errors import NotPermitted, UnknownName
from comity.plan.models import (
    Assessment,
    Commitment,
    Dispute,
    ProgressUpdate,
    ReviewAssignment,
)
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments


def find_update(commitment: Commitment, number: int) -> ProgressUpdate:
    """Raises `UnknownName("update-unknown")`."""
    found = commitment.updates.filter(number=number).first()
    if found is None:
        raise UnknownName("update-unknown", update=number, number=commitment.number)
    return found


def find_assessment(commitment: Commitment, number: int) -> Assessment:
    """Raises `UnknownName("assessment-unknown")`."""
    rows = commitment.assessments.select_related("assignment__reviewer")
    found = rows.filter(number=number).first()
    if found is None:
        raise UnknownName("assessment-unknown", assessment=number, number=commitment.number)
    return found


def find_dispute(person: Person, key: UUID) -> Dispute:
    """Of a commitment that they see. Raises `UnknownName("dispute-unknown")`."""
    rows = Dispute.objects.select_related(
        "assessment__commitment__participant", "assessment__assignment__reviewer"
    )
    found = rows.filter(id=key, assessment__commitment__in=seen_commitments(person)).first()
    if found is None:
        raise UnknownName("dispute-unknown", key=str(key))
    return found


def find_assignment(person: Person, key: UUID) -> ReviewAssignment:
    """Of the plan: their own, or any for whoever assigns. Raises
    `UnknownName("assignment-unknown")`."""
    rows = ReviewAssignment.objects.select_related("commitment__participant", "reviewer")
    found = rows.filter(id=key, commitment__plan=person.plan).first()
    own = found is not None and person.user_id is not None and found.reviewer_id == person.user_id
    if found is None or not (own or person.may("assign-reviewers")):
        raise UnknownName("assignment-unknown", key=str(key))
    return found


def own_assignment(person: Person, commitment: Commitment) -> ReviewAssignment:
    """That which goes on. Raises `NotPermitted("no-reviewer")`."""
    for each in person.assignments:
        if each.commitment_id == commitment.id:
            return each
    raise NotPermitted("no-reviewer", number=commitment.number)


def last_seen(commitment: Commitment) -> int:
    """The number of the last update that is not struck, 0 for none."""
    rows = commitment.updates.filter(struck_at=None).order_by("-number")
    return rows.values_list("number", flat=True).first() or 0
