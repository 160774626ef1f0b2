from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.seeding import seed_commitment, seeded_plan

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.models import Commitment
from comity.plan.queries.timeline import Quarter, next_quarter, quarter_of, timeline


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)))
def test_every_day_is_in_one_quarter(day: date) -> None:
    first = quarter_of(day)
    assert first <= day < next_quarter(first)
    assert (first.day, first.month % 3) == (1, 1)
    assert quarter_of(next_quarter(first) - timedelta(1)) == first


@pytest.mark.django_db
def test_what_counts_is_counted_by_quarter_with_what_is_done() -> None:
    made = seeded_plan()
    one = seed_commitment(made)
    Commitment.objects.filter(id=one.id).update(due_on=None)
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 7, 4)]
    Commitment.objects.bulk_create(
        Commitment(
            plan=one.plan,
            number=number,
            participant=one.participant,
            action=one.action,
            state=state.value,
            level=level,
            due_on=day,
        )
        for number, (state, level, day) in enumerate(
            product(CommitmentState, ["", "complete"], days), start=2
        )
    )
    assert timeline(Commitment.objects.all()) == [
        Quarter(date(2026, 10, 1), 4, 3),
        Quarter(date(2027, 1, 1), 4, 3),
        Quarter(date(2027, 4, 1), 0, 0),
        Quarter(date(2027, 7, 1), 4, 3),
    ]
    assert timeline(Commitment.objects.filter(due_on=None)) == []
    assert [it.number for it in timeline(Commitment.objects.all())] == [4, 1, 2, 3]
