"""Numbers and stated values in words."""

from __future__ import annotations

import pytest
from tests.regulation.small import exactly, small_rules

from comity.regulation.domain.values import Interval, Members, Value
from comity.regulation.interfaces.value_words import number_words, value_words
from comity.regulation.interfaces.wording import Wording


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (2.5, "2.5"),
        (1_000_000, "1,000,000"),
        (999_999_999_999_999, "999,999,999,999,999"),
        (1e15, "10¹⁵"),
        (3e25, "3 × 10²⁵"),
        (2.5e26, "2.5 × 10²⁶"),
        (-1e20, "-1 × 10²⁰"),
    ],
)
def test_numbers(number: float, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("party.provider", True, "yes"),
        ("party.provider", False, "no"),
        ("party.size", "small", "small"),
        ("model.compute", exactly(1e25), "10²⁵ FLOP"),
        ("system.users", Interval(None, 10), "at most 10"),
        ("system.users", Interval(None, None), "unknown"),
        ("offer.day", exactly("2027-12-02"), "2027-12-02"),
        ("offer.day", Interval("2027-12-02", None), "on or after 2027-12-02"),
        ("offer.day", Interval("2027-01-01", "2027-12-02"), "between 2027-01-01 and 2027-12-02"),
        ("system.makes", Members(frozenset()), "none"),
        ("system.makes", Members(frozenset({"video", "image"})), "images, video"),
        (
            "system.makes",
            Members(frozenset({"image"}), frozenset({"text"}), complete=False),
            "images and perhaps others, but not text",
        ),
        ("offer.markets", Members(frozenset({"KR"})), "South Korea"),
    ],
)
def test_values(fact: str, value: Value, words: str) -> None:
    wording = Wording(small_rules())
    assert value_words(wording.fact(fact), value, wording) == words
