from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from django.test import Client
from tests.plan.interfaces.pages.test_overview import told
from tests.plan.seeding import PROMISE, SeededPlan, seed_commitment, seeded_plan

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState, Milestone
from comity.plan.models import MilestoneRow
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.what_is_due import Due, next_month

pytestmark = pytest.mark.django_db
PLACE = "/plans/small-plan/due"
ON = date(2026, 11, 28)


def due_on(day: date | None, *milestones: date) -> dict[str, object]:
    return {
        "target": replace(PROMISE.target, due_on=day),
        "milestones": tuple(
            Milestone(f"m{number}", f"Step {number}", it)
            for number, it in zip(count(1), milestones, strict=False)
        ),
    }


def due(made: SeededPlan) -> Due:
    return Due(seen_commitments(made.as_public(ON)))


def test_targets_and_milestones_by_day() -> None:
    made = seeded_plan()
    seed_commitment(made, **due_on(date(2027, 3, 1), date(2027, 1, 31), date(2027, 3, 1)))
    seed_commitment(made, "kenya", **due_on(date(2027, 2, 1)))
    found = due(made).items(date(2027, 1, 1), date(2027, 4, 1), 10)
    assert [(str(it.on), it.number, it.milestone, it.participant) for it in found] == [
        ("2027-01-31", 1, "Step 1", "Acme"),
        ("2027-02-01", 2, "", "Kenya"),
        ("2027-03-01", 1, "", "Acme"),
        ("2027-03-01", 1, "Step 2", "Acme"),
    ]
    assert due(made).items(date(2027, 1, 1), date(2027, 4, 1), 2, 1) == found[1:3]
    assert due(made).items(date(2027, 2, 1), date(2027, 3, 1), 9) == found[1:2]
    assert due(made).by_month() == {
        date(2027, 1, 1): 1,
        date(2027, 2, 1): 1,
        date(2027, 3, 1): 2,
    }
    assert due(made).count(date(2027, 2, 1), date(2027, 3, 2)) == 3


def test_what_is_done_hidden_or_reached_is_not_due() -> None:
    made = seeded_plan()
    day = date(2027, 1, 1)
    seed_commitment(made, state=CommitmentState.COMPLETED, **due_on(day, day))
    seed_commitment(made, state=CommitmentState.WITHDRAWN, **due_on(day, day))
    seed_commitment(made, visibility=Visibility.MEMBERS, **due_on(day, day))
    seed_commitment(made, **due_on(None, day))
    MilestoneRow.objects.filter(commitment__number=4).update(reached_on=ON)
    assert due(made).items(date(2020, 1, 1), date(2030, 1, 1), 10) == []


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(2027, 1, 31), date(2027, 2, 1)),
        (date(2027, 2, 1), date(2027, 3, 1)),
    ],
)
def test_the_month_after(day: date, first: date) -> None:
    assert next_month(day) == first


def test_the_page_has_the_overdue_first_and_then_the_months(client: Client) -> None:
    made = seeded_plan()
    seed_commitment(made, **due_on(date(2199, 3, 1), date(2020, 5, 5)))
    words = told(client, PLACE)
    assert "1 target or milestone is overdue; 1 is still to come." in words
    assert words.index("5 May 2020 Step 1 milestone") < words.index("March 2199 1 Mar 2199")


def test_the_address_keeps_to_an_action_and_a_participant(client: Client) -> None:
    made = seeded_plan()
    day = date(2199, 3, 1)
    seed_commitment(made, title="Ours", **due_on(day))
    seed_commitment(made, "kenya", title="Theirs", action="energy", **due_on(day))
    assert "Theirs" not in told(client, f"{PLACE}?action=skills")
    assert "Ours" not in told(client, f"{PLACE}?who=keny")
    words = told(client, f"{PLACE}?participant={made.participants['acme'].id}")
    assert ("Ours" in words, "Theirs" in words) == (True, False)
    nothing = told(client, f"{PLACE}?action=skills&who=kenya")
    assert "Nothing is due of what you asked for." in nothing


def test_one_month_in_pages(client: Client) -> None:
    made = seeded_plan()
    days = [date(2199, 3, 1 + number % 28) for number in range(101)]
    seed_commitment(made, **due_on(None, *days))
    seed_commitment(made, title="In April", **due_on(date(2199, 4, 1)))
    whole = told(client, PLACE)
    assert "86 more. All of March 2199" in whole
    first, second = (told(client, f"{PLACE}?month=2199-03&page={n}") for n in (1, 2))
    assert (first.count("milestone Train"), second.count("milestone Train")) == (100, 1)
    assert "In April" not in first + second


@pytest.mark.parametrize(
    "asked", ["month=2199-13", "month=x", "page=0", "page=²", "participant=x", "who=%00"]
)
def test_what_can_not_be_read_is_as_if_not_asked(client: Client, asked: str) -> None:
    made = seeded_plan()
    seed_commitment(made, **due_on(date(2199, 3, 1)))
    assert "0 targets and milestones are overdue; 1 is still to come." in told(
        client, f"{PLACE}?{asked}"
    )
