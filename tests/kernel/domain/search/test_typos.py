from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.search.typos import KnownWord, distance, meant

WORDS = st.text("abcd", max_size=8)


@pytest.mark.parametrize(
    ("left", "right", "steps"),
    [
        ("watermrak", "watermark", 1),
        ("transparancy", "transparency", 1),
        ("emotoin", "emotion", 1),
        ("ca", "abc", 3),  # the alignment distance edits no stretch twice
        ("kitten", "sitting", 3),
        ("same", "same", 0),
    ],
)
def test_distance(left: str, right: str, steps: int) -> None:
    assert distance(left, right, 5) == steps


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_bounded(left: str, right: str) -> None:
    whole = distance(left, right, 20)
    assert whole == distance(right, left, 20)
    assert abs(len(left) - len(right)) <= whole <= max(len(left), len(right))
    assert (whole == 0) == (left == right)
    assert distance(left, right, 2) == min(whole, 3)


def test_the_nearest_then_the_most_common_word_is_meant() -> None:
    known = [KnownWord("sandbox", "sandbox", 70), KnownWord("sandbags", "sandbags", 90)]
    assert meant("sandbix", known) == known[0]
    known = [KnownWord("label", "label", 3), KnownWord("labels", "labels", 9)]
    assert meant("labelx", known) == known[1]
    assert meant("entirely", known) is None
