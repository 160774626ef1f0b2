"""Shares and thresholds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.assembly.domain import Threshold, share_of
from comity.assembly.domain.explaining import exact, share_text
from comity.kernel.domain.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("2/3", Fraction(2, 3)),
        (" 2 / 3 ", Fraction(2, 3)),
        ("55 %", Fraction(11, 20)),
        ("66.67%", Fraction(6667, 10000)),
        ("0.55", Fraction(11, 20)),
        ("1", Fraction(1)),
        ("0", Fraction(0)),
    ],
)
def test_a_share_is_read_exactly(text: str, share: Fraction) -> None:
    assert share_of(text) == share


@pytest.mark.parametrize("text", ["", "half", "-1/2", "1/0", "1/2 %", "1e3", "٢/٣x", "0,5"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        share_of(text)
    assert caught.value.message.id == "share-malformed"


@pytest.mark.parametrize("text", ["3/2", "101 %", "55"])
def test_more_than_the_whole_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        share_of(text)
    assert caught.value.message.id == "share-outside"


@given(st.fractions(0, 1, max_denominator=999_999_999))
def test_a_share_is_shown_as_it_is_read(share: Fraction) -> None:
    assert share_of(share_text(share)) == share


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(2, 3), "2/3"),
        (Fraction(1, 2), "1/2"),
        (Fraction(65, 100), "65 %"),
        (Fraction(6667, 10000), "66.67 %"),
        (Fraction(1), "100 %"),
        (Fraction(0), "0 %"),
        (Fraction(7, 13), "7/13"),
    ],
)
def test_shares_are_shown_as_people_write_them(share: Fraction, text: str) -> None:
    assert share_text(share) == text


def test_numbers_are_shown_exactly() -> None:
    assert (exact(Fraction(39)), exact(Fraction(77, 2))) == (39, "77/2")


@given(
    st.fractions(0, 1, max_denominator=100),
    st.booleans(),
    st.integers(0, 300),
    st.integers(0, 300),
)
def test_what_is_needed_is_what_is_enough(
    share: Fraction, more_than: bool, part: int, whole: int
) -> None:
    threshold = Threshold(share, more_than)
    assert threshold.is_met(part, whole) == (whole > 0 and part >= threshold.needed(whole))


@pytest.mark.parametrize(
    ("share", "more_than", "whole", "needed"),
    [
        (Fraction(2, 3), False, 58, 39),
        (Fraction(1, 2), True, 93, 47),
        (Fraction(1, 2), False, 4, 2),
        (Fraction(1, 2), True, 4, 3),
        (Fraction(1), True, 5, 6),
        (Fraction(0), False, 5, 1),
    ],
)
def test_the_least_number(share: Fraction, more_than: bool, whole: int, needed: int) -> None:
    assert Threshold(share, more_than).needed(whole) == needed
