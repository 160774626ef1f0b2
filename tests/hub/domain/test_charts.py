"""Downloads over time: the picture and the table say the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.charts import (
    BOTTOM,
    LEFT,
    MOST_LABELS,
    RIGHT,
    TOP,
    Bar,
    Period,
    downloads_plot,
)

MONDAY = date(2026, 11, 2)


def test_no_days_no_plot() -> None:
    assert downloads_plot([]) is None


def test_one_day() -> None:
    plot = downloads_plot([(MONDAY, 3)])
    assert plot is not None
    assert (plot.unit, plot.total) == ("day", 3)
    assert plot.periods == (Period(MONDAY, MONDAY, 3),)
    assert [(each.y, each.text) for each in plot.counts] == [
        (BOTTOM + 4, "0"),
        (96, "2"),
        (TOP + 4, "4"),
    ]
    height = BOTTOM - 54
    assert plot.bars == (Bar(LEFT, 54, RIGHT - LEFT - 1, height, plot.periods[0]),)
    assert [each.text for each in plot.dates] == ["2026-11-02"]


def test_days_between_had_none_and_days_given_twice_add_up() -> None:
    plot = downloads_plot([(MONDAY + timedelta(days=2), 5), (MONDAY, 1), (MONDAY, 2)])
    assert plot is not None
    assert [each.count for each in plot.periods] == [3, 0, 5]


@pytest.mark.parametrize(
    ("days", "unit", "count"),
    [(92, "day", 92), (93, "week", 14), (735, "week", 105), (736, "month", 25)],
)
def test_long_times_are_summed(days: int, unit: str, count: int) -> None:
    plot = downloads_plot([(MONDAY + timedelta(days=i), 1) for i in range(days)])
    assert plot is not None
    assert (plot.unit, len(plot.periods)) == (unit, count)
    assert plot.total == sum(each.count for each in plot.periods) == days


def test_periods_reach_no_further_than_the_days() -> None:
    wednesday = MONDAY + timedelta(days=2)
    plot = downloads_plot([(wednesday + timedelta(days=i), 1) for i in range(100)])
    assert plot is not None
    assert plot.periods[0] == Period(wednesday, MONDAY + timedelta(days=6), 5)
    assert plot.periods[-1].last == wednesday + timedelta(days=99)


@given(
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 10**7)), min_size=1
    )
)
def test_the_picture_and_the_table_agree(days: list[tuple[date, int]]) -> None:
    plot = downloads_plot(days)
    assert plot is not None
    assert sum(each.count for each in plot.periods) == plot.total == sum(n for _, n in days)
    assert [bar.period for bar in plot.bars] == list(plot.periods)
    for bar in plot.bars:
        assert LEFT <= bar.x < bar.x + bar.width <= RIGHT
        assert TOP <= bar.y <= bar.y + bar.height == BOTTOM
    for before, after in zip(plot.periods, plot.periods[1:], strict=False):
        assert after.first == before.last + timedelta(days=1)
    assert 1 <= len(plot.dates) <= MOST_LABELS
    tallest = max(plot.bars, key=lambda bar: bar.period.count)
    assert tallest.y == min(bar.y for bar in plot.bars)
