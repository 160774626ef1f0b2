"""Several who report on, assess and dispute one commitment at the same moment."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from tests.assembly.actions.test_motions_at_once import at_once
from tests.parties.people import person
from tests.plan.reviewed import REPORT, TODAY, assessed, assigned, refusal
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.plan.actions.dispute_assessment import open_dispute
from comity.plan.actions.report_progress import report_progress
from comity.plan.domain.plan_text import Level
from comity.plan.models import Assessment, Dispute, ProgressUpdate

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="threads share SQLite's database in memory"
    ),
]


def test_each_report_gets_a_number_of_its_own_and_none_is_made_twice() -> None:
    made = seeded_plan()
    commitment, keys = seed_commitment(made), [uuid4(), uuid4(), uuid4()]
    by = made.as_participant("acme", TODAY)
    at_once(
        *(
            lambda key=key: report_progress(
                person=by, commitment=commitment, report=REPORT, key=key
            )
            for key in keys
            for _ in range(2)
        )
    )
    assert sorted(ProgressUpdate.objects.values_list("number", flat=True)) == [1, 2, 3]
    commitment.refresh_from_db()
    assert commitment.updates_count == 3


def test_two_reviewers_at_once_both_stand_and_the_last_counts() -> None:
    made = seeded_plan()
    commitment = seed_commitment(made)
    rows = [assigned(made, commitment, person(name)) for name in ("rita", "ruth")]
    levels = [Level.LIMITED, Level.COMPLETE]
    at_once(
        *(
            lambda row=row, level=level: assessed(made, row, level)
            for row, level in zip(rows, levels, strict=True)
        )
    )
    found = list(Assessment.objects.order_by("number").values_list("number", "level"))
    assert [number for number, _ in found] == [1, 2]
    assert {level for _, level in found} == {"limited", "complete"}
    commitment.refresh_from_db()
    assert commitment.level == found[-1][1]


def test_a_dispute_that_is_opened_twice_at_once_is_opened_once() -> None:
    made = seeded_plan()
    found = assessed(made, assigned(made, seed_commitment(made)))
    by = made.as_participant("acme", TODAY)
    refused: list[str] = []

    def opens() -> None:
        refused.append(
            refusal(lambda: open_dispute(person=by, assessment=found, grounds="It is 20."))
        )

    at_once(opens, opens, opens)
    assert sorted(refused) == ["", "dispute-open-already", "dispute-open-already"]
    assert Dispute.objects.count() == 1
