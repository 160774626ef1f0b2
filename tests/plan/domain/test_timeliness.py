from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level
from comity.plan.domain.timeliness import SOON, Dates, Timeliness, is_open, timeliness

ON = date(2026, 11, 28)
ACTIVE = Dates(CommitmentState.ACTIVE, None, ON, ON)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
DATES = st.builds(
    Dates,
    st.sampled_from(CommitmentState),
    st.none() | st.sampled_from(Level),
    st.none() | DAYS,
    st.none() | DAYS,
)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (-1, {Timeliness.OVERDUE}),
        (0, {Timeliness.DUE_SOON}),
        (SOON, {Timeliness.DUE_SOON}),
        (SOON + 1, set()),
    ],
)
def test_when_it_is_due(days: int, found: set[Timeliness]) -> None:
    assert timeliness(replace(ACTIVE, due_on=ON + timedelta(days)), ON, 180) == found


@pytest.mark.parametrize(("days", "found"), [(180, set()), (181, {Timeliness.STALE})])
def test_when_the_last_report_is_old(days: int, found: set[Timeliness]) -> None:
    dates = replace(ACTIVE, due_on=None, last_update_on=ON - timedelta(days))
    assert timeliness(dates, ON, 180) == found


def test_nobody_ever_reported() -> None:
    dates = Dates(CommitmentState.ACTIVE, due_on=ON - timedelta(1))
    assert timeliness(dates, ON, 180) == {Timeliness.OVERDUE, Timeliness.NEVER_UPDATED}


@given(DATES, DAYS, st.integers(1, 1000))
def test_what_is_done_is_never_late(dates: Dates, on: date, stale_after: int) -> None:
    found = timeliness(dates, on, stale_after)
    assert is_open(dates.state, dates.level) or found == frozenset()
    assert not {Timeliness.OVERDUE, Timeliness.DUE_SOON} <= found
    assert not {Timeliness.STALE, Timeliness.NEVER_UPDATED} <= found


@given(DATES, DAYS, st.integers(1, 1000), st.integers(0, 1000))
def test_what_is_late_stays_late(dates: Dates, on: date, stale_after: int, days: int) -> None:
    lasting = {Timeliness.OVERDUE, Timeliness.STALE, Timeliness.NEVER_UPDATED}
    now, later = (timeliness(dates, it, stale_after) for it in (on, on + timedelta(days)))
    assert now & lasting <= later
