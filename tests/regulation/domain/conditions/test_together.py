from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.strategies import CHOICES, DAYS, ORDER

from comity.regulation.domain.conditions.together import Answer, possible_together
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison, Interval, Value, compare

SIGNS = (*ORDER, Comparison.EQUAL)
EQUAL, HAS = Comparison.EQUAL, Comparison.HAS
NUMBERS = (1.0, 2.0, 3.0)
FINE = [quarter / 4 for quarter in range(-4, 21)]
MANY_DAYS = [(date(2026, 2, 20) + timedelta(days=days)).isoformat() for days in range(20)]


def answers(values: tuple[float | str, ...]) -> st.SearchStrategy[list[Answer]]:
    answer = st.tuples(st.sampled_from(SIGNS), st.sampled_from(values), st.booleans())
    return st.lists(answer, min_size=1, max_size=5)


def bounds(values: tuple[float | str, ...]) -> st.SearchStrategy[Interval | None]:
    pair = st.tuples(st.sampled_from(values), st.sampled_from(values))
    both = pair.map(sorted).map(lambda ends: Interval(*ends))
    return st.one_of(st.none(), both, both.map(lambda it: Interval(it.lowest, None)))


def gives_all(value: Value, wanted: list[Answer]) -> bool:
    return all(
        compare(value, sign, other) is (Truth.TRUE if holds else Truth.FALSE)
        for sign, other, holds in wanted
    )


def within(point: float | str, stated: Interval | None) -> bool:
    return stated is None or stated.compare(EQUAL, point) is not Truth.FALSE


@given(answers(NUMBERS), bounds(NUMBERS))
def test_numbers_against_every_point_that_matters(
    wanted: list[Answer], stated: Interval | None
) -> None:
    found = any(
        gives_all(Interval(point, point), wanted) for point in FINE if within(point, stated)
    )
    assert possible_together(wanted, stated) is found


@given(answers(DAYS), bounds(DAYS))
def test_dates_against_every_day(wanted: list[Answer], stated: Interval | None) -> None:
    found = any(gives_all(Interval(day, day), wanted) for day in MANY_DAYS if within(day, stated))
    assert possible_together(wanted, stated) is found


@given(st.lists(st.tuples(st.just(EQUAL), st.sampled_from(CHOICES), st.booleans()), min_size=1))
def test_choices_against_every_choice_and_one_not_named(wanted: list[Answer]) -> None:
    found = any(gives_all(choice, wanted) for choice in (*CHOICES, "another"))
    assert possible_together(wanted, None) is found


@pytest.mark.parametrize(
    ("wanted", "possible"),
    [
        ([(HAS, "a", True), (HAS, "b", True)], True),
        ([(HAS, "a", True), (HAS, "b", False)], True),
        ([(HAS, "a", True), (HAS, "a", False)], False),
        ([(EQUAL, True, True), (EQUAL, True, False)], False),
    ],
)
def test_sets_and_booleans(wanted: list[Answer], possible: bool) -> None:
    assert possible_together(wanted, None) is possible


def test_between_a_day_and_the_next_there_is_none() -> None:
    after, before = (Comparison.GREATER, "2026-08-01", True), (Comparison.LESS, "2026-08-02", True)
    assert not possible_together([after, before], None)
