"""Similarities held against how near the neighbours are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.crosswalk.neighbours import strengths

tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.floats(0, 1), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


def test_the_value_of_a_small_table() -> None:
    # r of the row is 0.5, those of the columns are 0.8 and 0.2
    first, second = strengths([[0.8, 0.2]])[0]
    assert first == pytest.approx((0.8 * 0.64 / (0.64 + 0.4)) ** 0.5)
    assert second == pytest.approx((0.2 * 0.04 / (0.04 + 0.1)) ** 0.5)


def test_a_hub_gives_way_to_a_partner_of_its_own() -> None:
    table = strengths([[0.6, 0.58], [0.6, 0.1], [0.6, 0.1]])
    assert table[0][1] > table[0][0]


def test_no_items_no_strengths() -> None:
    assert strengths([]) == []
    assert strengths([[], []]) == [[], []]


@given(tables)
def test_strengths_lie_between_0_and_1_and_nothing_stays_nothing(table: list[list[float]]) -> None:
    for line, values in zip(strengths(table), table, strict=True):
        for strength, similarity in zip(line, values, strict=True):
            assert 0 <= strength <= 1
            if similarity == 0:
                assert strength == 0


@given(tables)
def test_sides_are_alike(table: list[list[float]]) -> None:
    turned = [list(line) for line in zip(*table, strict=True)]
    back = [list(line) for line in zip(*strengths(turned), strict=True)]
    assert back == [[pytest.approx(value) for value in line] for line in strengths(table)]


@given(tables, st.floats(0, 1))
def test_a_greater_similarity_never_lowers_its_own_strength(
    table: list[list[float]], raised: float
) -> None:
    higher = [list(line) for line in table]
    higher[0][0] = max(raised, table[0][0])
    assert strengths(higher)[0][0] >= strengths(table)[0][0] - 1e-12
