from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.timeliness import Dates, Timeliness, timeliness
from comity.plan.models import Commitment
from comity.plan.queries.timely_commitments import condition, count_timeliness

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 28)


def dates_of(row: Commitment) -> Dates:
    level = Level(row.level) if row.level else None
    return Dates(CommitmentState(row.state), level, row.due_on, row.last_update_on)


def test_the_database_finds_what_the_rule_finds() -> None:
    made = seeded_plan()
    days = [None, *(ON + timedelta(each) for each in (-181, -180, -1, 0, 90, 91))]
    one = seed_commitment(made)
    rows = [
        Commitment(
            plan=one.plan,
            number=number,
            participant=one.participant,
            action=one.action,
            state=state.value,
            level=level,
            due_on=due_on,
            last_update_on=updated,
        )
        for number, (state, level, due_on, updated) in enumerate(
            product(CommitmentState, ["", "limited", "complete"], days, days[:4]), start=2
        )
    ]
    Commitment.objects.bulk_create(rows)
    every = list(Commitment.objects.all())
    by_rule = {each: timeliness(dates_of(each), ON, 180) for each in every}
    for what in Timeliness:
        wanted = {each.number for each in every if what in by_rule[each]}
        found = Commitment.objects.filter(condition(what, ON, 180))
        assert set(found.values_list("number", flat=True)) == wanted
        assert wanted
    counts = count_timeliness(Commitment.objects.all(), ON, 180)
    assert counts == {it: sum(it in found for found in by_rule.values()) for it in Timeliness}
