from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from comity.plan.interfaces.pages.progress.timeline_view import SPAN, timeline_view
from comity.plan.queries.timeline import Quarter, next_quarter

TODAY = date(2026, 11, 28)


def quarters(counts: list[int], first: date = date(2020, 1, 1)) -> list[Quarter]:
    made = []
    for due in counts:
        made.append(Quarter(first, due, due // 2))
        first = next_quarter(first)
    return made


@given(st.lists(st.integers(0, 50), max_size=60))
def test_no_target_is_left_out_of_the_count(counts: list[int]) -> None:
    every = quarters(counts)
    found = timeline_view(every, TODAY)
    shown = sum(each.quarter.due for each in found.columns)
    assert shown + found.earlier + found.later == sum(counts)
    assert len(found.columns) <= SPAN
    assert all(0 <= each.done <= each.due <= 100 for each in found.columns)
    firsts = [each.quarter.first for each in found.columns]
    assert firsts == sorted(set(firsts))


def test_three_quarters_before_this_one_and_eight_after_it() -> None:
    found = timeline_view(quarters([1] * 40), TODAY)
    assert [found.columns[0].quarter.first, found.columns[-1].quarter.first] == [
        date(2026, 1, 1),
        date(2028, 10, 1),
    ]
    assert [each.quarter.first for each in found.columns if each.now] == [date(2026, 10, 1)]
    assert (found.earlier, found.later) == (24, 4)


def test_the_fullest_quarter_is_the_longest_bar() -> None:
    found = timeline_view(quarters([2, 4], date(2026, 10, 1)), TODAY)
    assert [(each.due, each.done) for each in found.columns] == [(50, 25), (100, 50)]
