from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison, Interval, Members, compare

FALSE, UNKNOWN, TRUE = Truth
LESS, AT_MOST, MORE, AT_LEAST, EQUAL = (Comparison(sign) for sign in ("<", "<=", ">", ">=", "="))
bounds = st.none() | st.integers(-3, 3).map(float)


def holds(left: float, comparison: Comparison, right: float) -> bool:
    return {
        LESS: left < right,
        AT_MOST: left <= right,
        MORE: left > right,
        AT_LEAST: left >= right,
        EQUAL: left == right,
    }[comparison]


@given(bounds, bounds, st.sampled_from([LESS, AT_MOST, MORE, AT_LEAST, EQUAL]), st.integers(-3, 3))
def test_an_interval_says_what_all_its_points_say(
    low: float | None, high: float | None, comparison: Comparison, other: int
) -> None:
    if low is not None and high is not None and low > high:
        low, high = high, low
    points = [
        point / 4
        for point in range(-20, 21)
        if (low is None or point / 4 >= low) and (high is None or point / 4 <= high)
    ]
    said = {holds(point, comparison, float(other)) for point in points}
    expected = UNKNOWN if len(said) == 2 else TRUE if said == {True} else FALSE
    assert Interval(low, high).compare(comparison, float(other)) is expected


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [(LESS, FALSE), (AT_MOST, UNKNOWN), (MORE, UNKNOWN), (AT_LEAST, TRUE), (EQUAL, UNKNOWN)],
)
def test_days_compare_as_their_dates(comparison: Comparison, expected: Truth) -> None:
    since = Interval("2026-08-02", None)
    assert compare(since, comparison, "2026-08-02") is expected


def test_nothing_stated_is_unknown_whatever_the_comparison() -> None:
    assert {compare(None, sign, "x") for sign in Comparison} == {UNKNOWN}


def test_a_complete_set_holds_what_it_names_and_nothing_else() -> None:
    whole = Members(frozenset({"a"}))
    assert [whole.has(member) for member in "ab"] == [TRUE, FALSE]


def test_a_partial_set_leaves_the_rest_open() -> None:
    part = Members(frozenset({"a"}), frozenset({"b"}), complete=False)
    assert [part.has(member) for member in "abc"] == [TRUE, FALSE, UNKNOWN]


def test_a_possible_member_of_a_complete_set_is_open() -> None:
    bloc = Members(frozenset({"EU"}), possible=frozenset({"DE"}))
    assert [bloc.has(member) for member in ("EU", "DE", "KR")] == [TRUE, UNKNOWN, FALSE]


def test_booleans_and_choices_are_equal_or_not() -> None:
    for stated, other in product((True, False), repeat=2):
        assert compare(stated, EQUAL, other) is (TRUE if stated == other else FALSE)
    assert compare("small", EQUAL, "small") is TRUE
    assert compare("small", EQUAL, "large") is FALSE


def test_an_interval_can_not_be_asked_for_members() -> None:
    with pytest.raises(ValueError, match="has"):
        Interval(1.0, 2.0).compare(Comparison.HAS, "x")
