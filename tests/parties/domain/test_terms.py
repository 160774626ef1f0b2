from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.parties.domain.terms import Term

START = date(2026, 1, 1)
DAYS = st.integers(0, 12).map(lambda days: START + timedelta(days=days))


@st.composite
def terms(draw: st.DrawFn) -> Term:
    start, until = sorted((draw(DAYS), draw(DAYS)))
    return Term(start, draw(st.sampled_from([until, None])))


def test_the_first_day_is_in_and_the_last_is_out() -> None:
    term = Term(date(2026, 1, 1), date(2026, 2, 1))
    assert term.holds_on(date(2026, 1, 1))
    assert term.holds_on(date(2026, 1, 31))
    assert not term.holds_on(date(2026, 2, 1))
    assert not term.holds_on(date(2025, 12, 31))


@given(terms(), terms())
def test_periods_overlap_where_some_day_lies_in_both(one: Term, other: Term) -> None:
    days = [START + timedelta(days=days) for days in range(14)]
    shared = any(one.holds_on(day) and other.holds_on(day) for day in days)
    assert one.overlaps(other) == other.overlaps(one) == shared


def test_a_period_does_not_run_backwards() -> None:
    with pytest.raises(InvalidInput) as caught:
        Term(date(2026, 1, 2), date(2026, 1, 1))
    assert caught.value.message.params == {"start": "2026-01-02", "until": "2026-01-01"}
