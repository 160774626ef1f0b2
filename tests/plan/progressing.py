"""Updates, evidence, offers and assessments, for tests of what is read of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from comity.plan.actions.restate import restate
from comity.plan.domain.progress import DisputeState
from comity.plan.models import (
    Assessment,
    AssessmentResponse,
    Commitment,
    Dispute,
    Evidence,
    ProgressUpdate,
    ReviewAssignment,
)

BY = "user:somebody"


def seed_update(
    commitment: Commitment,
    text: str = "Twelve are trained.",
    percent: int | None = 20,
    value: str = "12",
    on: date = date(2026, 5, 1),
) -> ProgressUpdate:
    row = ProgressUpdate.objects.create(
        commitment=commitment,
        number=commitment.updates.count() + 1,
        version=commitment.version,
        on=on,
        text=text,
        language="en",
        percent=percent,
        value=value,
        entered_by=BY,
    )
    restate(commitment)
    return row


def seed_evidence(
    update: ProgressUpdate, title: str = "The register", address: str = "https://example.org/r.pdf"
) -> Evidence:
    return Evidence.objects.create(update=update, kind="link", title=title, address=address)


def seed_assessment(commitment: Commitment, reviewer: UUID, level: str = "limited") -> Assessment:
    assignment = ReviewAssignment.objects.create(
        commitment=commitment, reviewer_id=reviewer, assigned_by=BY, declaration="none"
    )
    row = Assessment.objects.create(
        commitment=commitment,
        assignment=assignment,
        number=commitment.assessments.count() + 1,
        version=commitment.version,
        update_number=commitment.updates.count(),
        level=level,
        reasons="Twelve certificates are in the register.",
        language="en",
        on=date(2026, 5, 20),
    )
    restate(commitment)
    return row


def seed_response(assessment: Assessment, text: str = "Ten more have begun.") -> AssessmentResponse:
    return AssessmentResponse.objects.create(
        assessment=assessment, text=text, language="en", entered_by=BY
    )


def seed_dispute(assessment: Assessment, grounds: str = "A register was not read.") -> Dispute:
    """One that was settled against the participant."""
    return Dispute.objects.create(
        assessment=assessment,
        grounds=grounds,
        state=DisputeState.REJECTED.value,
        opened_by=BY,
        opened_at=datetime(2026, 5, 21, tzinfo=UTC),
        settled_by=BY,
        settled_at=datetime(2026, 5, 30, tzinfo=UTC),
        settlement="It was read.",
    )
