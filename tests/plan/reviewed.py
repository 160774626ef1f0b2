"""A commitment that is reported on and reviewed, for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.parties.people import person
from tests.plan.seeding import SeededPlan

from comity.kernel.domain.errors import ComityError
from comity.parties.models import User
from comity.plan.actions.assess import assess
from comity.plan.actions.assign_reviewer import assign_reviewer, declare_interests
from comity.plan.actions.report_progress import report_progress
from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import Declaration
from comity.plan.domain.reviewing import Seen
from comity.plan.domain.updates import Report
from comity.plan.models import Assessment, Commitment, ProgressUpdate, ReviewAssignment

TODAY = date(2026, 11, 28)
REPORT = Report(on=date(2026, 10, 1), text="Twenty were trained.", language="en", percent=40)


def reported(
    made: SeededPlan, commitment: Commitment, report: Report = REPORT, name: str = "acme"
) -> ProgressUpdate:
    by = made.as_participant(name, TODAY)
    return report_progress(person=by, commitment=commitment, report=report)


def assigned(
    made: SeededPlan, commitment: Commitment, reviewer: User | None = None, *, declared: bool = True
) -> ReviewAssignment:
    """To `reviewer`, who declared that they have no interest."""
    row = assign_reviewer(
        person=made.as_coordinator(TODAY),
        commitment=commitment,
        reviewer=reviewer or person("rita"),
    )
    if declared:
        by = made.as_user(row.reviewer, TODAY)
        declare_interests(person=by, assignment=row, declaration=Declaration.NONE)
    return row


def assessed(
    made: SeededPlan, assignment: ReviewAssignment, level: Level = Level.LIMITED
) -> Assessment:
    commitment = assignment.commitment
    last = commitment.updates.filter(struck_at=None).order_by("number").last()
    return assess(
        person=made.as_user(assignment.reviewer, TODAY),
        commitment=commitment,
        level=level,
        reasons="The register shows 18, not 20.",
        language="en",
        seen=Seen(commitment.version, last.number if last else 0),
    )


def refusal(deed: Callable[[], object]) -> str:
    """The id of the error, "" for none."""
    try:
        deed()
    except ComityError as refused:
        return refused.message.id
    return ""
