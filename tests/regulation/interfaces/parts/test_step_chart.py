"""Counts over time as a picture."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.interfaces.parts.step_chart import (
    BOTTOM,
    LEFT,
    MOST_YEARS,
    RIGHT,
    TOP,
    Series,
    StepChart,
    step_chart,
)

SERIES = Series("rules", ((date(2025, 1, 1), 3), (date(2026, 1, 1), 10), (date(2027, 1, 1), 10)))


def chart(on: date, *series: Series) -> StepChart | None:
    marks = [(date(2025, 1, 1), "first")] if series else []
    return step_chart(series, marks, on, day_label="today", title="t", description="d")


def test_nothing_to_draw() -> None:
    assert chart(date(2026, 1, 1)) is None


def test_the_greatest_count_reaches_the_top_and_stands_there_once() -> None:
    drawn = chart(date(2026, 6, 1), SERIES)
    assert drawn is not None
    line = drawn.lines[0]
    assert [(it.text, it.y) for it in line.numbers] == [
        ("3", round(BOTTOM - 0.3 * (BOTTOM - TOP)) - 4),
        ("10", TOP - 4),
    ]
    assert line.path.startswith(f"M{LEFT} {BOTTOM}H")
    assert line.path.endswith(f"V{TOP}H{RIGHT}")
    assert [it.text for it in drawn.years] == ["2025", "2026", "2027"]
    assert drawn.day is not None
    assert [it.text for it in drawn.marks] == ["first"]


def test_a_day_far_from_all_steps_is_not_drawn() -> None:
    drawn = chart(date(2099, 1, 1), SERIES)
    assert drawn is not None
    assert drawn.day is None


@given(
    st.lists(
        st.tuples(st.dates(), st.integers(0, 999)),
        min_size=1,
        max_size=12,
        unique_by=lambda step: step[0],
    ),
    st.dates(date(2000, 1, 1), date(2100, 12, 31)),
)
def test_everything_lies_inside_the_picture(steps: list[tuple[date, int]], on: date) -> None:
    drawn = step_chart(
        (Series("rules", tuple(sorted(steps))),),
        [(day, "mark") for day, _ in steps],
        on,
        day_label="day",
        title="t",
        description="d",
    )
    assert drawn is not None
    labels = [*drawn.years, *drawn.marks, *([drawn.day] if drawn.day else [])]
    assert all(LEFT <= it.x <= RIGHT and 0 <= it.y <= drawn.height for it in labels)
    assert len(drawn.years) <= MOST_YEARS
    assert all(TOP - 4 <= it.y <= BOTTOM for it in drawn.lines[0].numbers)
