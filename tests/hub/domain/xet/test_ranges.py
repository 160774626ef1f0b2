"""Ranges of bytes as Xet clients ask for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.xet.ranges import MOST, parse_ranges
from comity.kernel.domain.errors import InvalidInput

pairs = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(
    lambda pair: (min(pair), max(pair))
)


@given(st.lists(pairs, min_size=1, max_size=20), st.sampled_from([",", ", ", " ,  "]))
def test_what_is_written_is_read(ranges: list[tuple[int, int]], comma: str) -> None:
    header = "bytes=" + comma.join(f"{first}-{last}" for first, last in ranges)
    assert parse_ranges(header) == ranges


def test_the_end_may_be_left_out_of_one() -> None:
    assert parse_ranges("bytes=5-") == [(5, None)]


@pytest.mark.parametrize(
    "header",
    [
        *("", "bytes=", "bytes=-5", "bytes=5-4", "bytes=a-b", "lines=1-2", "bytes=1-2,", "1-2"),
        *("bytes=1-2,3-", "bytes=1-2;3-4", "bytes=" + "9" * 16 + "-", "bytes=\u0661-2"),
        "bytes=" + ",".join(["1-2"] * (MOST + 1)),
    ],
)
def test_anything_else_is_refused(header: str) -> None:
    with pytest.raises(InvalidInput):
        parse_ranges(header)
