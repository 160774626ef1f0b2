from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.han_numerals import NUMERAL, number_of


def written(number: int) -> str:
    """As Japanese statutes write it: 二千三百五, 十二."""
    text = ""
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("" if digit == 1 and sign else "一二三四五六七八九"[digit - 1]) + sign
    return text


@given(st.integers(1, 9999))
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    assert re.fullmatch(NUMERAL, written(number))
    assert number_of(written(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("一百零五", 105), ("二百一十", 210), ("一千零一", 1001), ("12", 12), ("１２", 12)],
)
def test_other_ways_to_write(text: str, number: int) -> None:
    assert number_of(text) == number
