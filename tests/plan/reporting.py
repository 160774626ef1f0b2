"""Updates and assessments as if their actions had entered them, for tests of what reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.parties.people import person

from comity.plan.models import Assessment, Commitment, ProgressUpdate, ReviewAssignment


def report(row: Commitment, **more: Any) -> ProgressUpdate:  # noqa: ANN401
    return ProgressUpdate.objects.create(
        commitment=row,
        number=row.updates.count() + 1,
        version=row.version,
        on=date(2026, 8, 1),
        text="Twenty were trained.",
        language="en",
        entered_by="user:x",
        **more,
    )


def assess(row: Commitment, **more: Any) -> Assessment:  # noqa: ANN401
    given = ReviewAssignment.objects.create(
        commitment=row, reviewer=person(f"reviewer-{row.number}"), assigned_by="user:x"
    )
    return Assessment.objects.create(
        commitment=row,
        assignment=given,
        number=1,
        version=1,
        update_number=1,
        level="limited",
        reasons="Twenty of fifty.",
        language="en",
        on=date(2026, 9, 1),
        **more,
    )
