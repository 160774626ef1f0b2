"""Parts of a large upload: together they are all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.upload_parts import (
    MOST_PARTS,
    PART,
    length_of_part,
    part_count,
    part_size,
)
from comity.kernel.domain.errors import InvalidInput


@given(st.integers(PART + 1, 10 * PART * MOST_PARTS))
def test_parts_make_the_whole(size: int) -> None:
    part = part_size(size)
    count = part_count(size, part)
    assert part % PART == 0
    assert 2 <= count <= MOST_PARTS
    last = length_of_part(size, part, count)
    assert 0 < last <= part
    assert length_of_part(size, part, 1) == part
    assert part * (count - 1) + last == size


@given(st.integers(0, PART))
def test_what_is_no_longer_than_a_part_goes_at_once(size: int) -> None:
    assert part_size(size) == 0
    assert part_count(size, 0) == 1
    with pytest.raises(InvalidInput):
        length_of_part(size, 0, 1)


@pytest.mark.parametrize("number", [0, -1, 3])
def test_there_are_no_other_parts(number: int) -> None:
    with pytest.raises(InvalidInput):
        length_of_part(PART + 1, PART, number)
