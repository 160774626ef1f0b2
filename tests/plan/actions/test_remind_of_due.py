from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.plan.seeding import PROMISE, SeededPlan, seed_commitment, seeded_plan

from comity.plan.actions.remind_of_due import remind_of_due
from comity.plan.actions.restate import restate
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.models import (
    Commitment,
    MilestoneRow,
    Participant,
    PlanNotice,
    ProgressUpdate,
)

pytestmark = pytest.mark.django_db
SUBMITTED = datetime(2027, 9, 1, tzinfo=UTC)
DUE = date(2027, 12, 31)


@pytest.fixture
def made() -> SeededPlan:
    made = seeded_plan()
    seed_commitment(made, milestones=())
    Commitment.objects.update(submitted_at=SUBMITTED)
    return made


def told() -> list[tuple[str, dict[str, object]]]:
    return list(PlanNotice.objects.values_list("message", "about"))


def test_what_is_due_is_told_of_in_time_and_each_once(made: SeededPlan) -> None:
    counts = [
        remind_of_due(on=DUE + timedelta(days=days)) for days in (-31, -30, -29, -7, -7, 0, 1, 40)
    ]
    assert counts == [0, 1, 0, 1, 0, 0, 1, 0]
    words = {"number": 1, "title": "Train 50 engineers", "due_on": "2027-12-31"}
    messages = ["mail-due-soon", "mail-due-soon", "mail-overdue"]
    assert told() == [(each, words) for each in messages]
    notice = PlanNotice.objects.first()
    assert notice is not None
    assert notice.user == made.people["acme"]
    assert notice.address == "/plans/small-plan/commitments/1"


def test_a_clock_that_is_set_back_repeats_nothing(made: SeededPlan) -> None:
    assert remind_of_due(on=DUE + timedelta(days=1)) == 1
    assert [remind_of_due(on=DUE - timedelta(days=days)) for days in (0, 7, 30)] == [0, 0, 0]


def test_a_milestone_is_told_of_by_its_name_until_it_is_reached(made: SeededPlan) -> None:
    row = seed_commitment(made, "kenya", target=replace(PROMISE.target, due_on=None))
    Commitment.objects.filter(id=row.id).update(submitted_at=datetime(2026, 6, 1, tzinfo=UTC))
    assert remind_of_due(on=date(2026, 9, 25)) == 1
    ((message, about),) = told()
    assert message == "mail-milestone-due-soon"
    assert about == {
        "number": 2,
        "title": "Train 50 engineers",
        "milestone": "The first course is held",
        "due_on": "2026-09-30",
    }
    MilestoneRow.objects.update(reached_on=date(2026, 9, 28))
    assert remind_of_due(on=date(2026, 10, 1)) == 0


def test_silence_since_it_was_submitted_or_last_reported_on(made: SeededPlan) -> None:
    Commitment.objects.update(due_on=None)
    first = SUBMITTED.date() + timedelta(days=181)
    assert remind_of_due(on=first - timedelta(days=1)) == 0
    assert remind_of_due(on=first) == 1
    row = Commitment.objects.get()
    ProgressUpdate.objects.create(
        commitment=row, number=1, version=1, on=first, text="x", language="en", entered_by="user:x"
    )
    restate(row)
    Commitment.objects.update(due_on=None)
    assert remind_of_due(on=first + timedelta(days=180)) == 0
    assert remind_of_due(on=first + timedelta(days=181)) == 1
    assert [about["since"] for _, about in told()] == ["2027-09-01", first.isoformat()]


@pytest.mark.parametrize("state", [CommitmentState.WITHDRAWN, CommitmentState.COMPLETED])
def test_nothing_is_due_of_what_is_over(made: SeededPlan, state: CommitmentState) -> None:
    Commitment.objects.update(state=state.value)
    assert remind_of_due(on=DUE + timedelta(days=500)) == 0


def test_nor_of_what_a_reviewer_found_complete_or_of_whoever_left(made: SeededPlan) -> None:
    Commitment.objects.update(level="complete")
    assert remind_of_due(on=DUE + timedelta(days=500)) == 0
    Commitment.objects.update(level="substantial")
    Participant.objects.update(state="withdrawn")
    assert remind_of_due(on=DUE + timedelta(days=500)) == 0
    Participant.objects.update(state="joined")
    assert remind_of_due(on=DUE + timedelta(days=500)) == 2  # overdue, and stale
