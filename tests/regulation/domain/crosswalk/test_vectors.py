"""Sparse vectors."""

from __future__ import annotations

import pytest

from comity.regulation.domain.crosswalk.vectors import inner_products, shared, total, unit


def test_a_unit_vector_has_length_one_and_no_empty_parts() -> None:
    assert unit({"a": 3.0, "b": 4.0, "c": 0.0}) == {"a": 0.6, "b": 0.8}
    assert unit({"a": 0.0}) == {}


def test_the_total_is_weighted() -> None:
    assert total((2.0, {"a": 1.0}), (0.5, {"a": 2.0, "b": 4.0})) == {"a": 3.0, "b": 2.0}


def test_inner_products_are_those_of_each_pair_and_what_is_shared_adds_up_to_them() -> None:
    left = [{"a": 0.6, "b": 0.8}, {}]
    right = [{"b": 1.0}, {"a": 0.8, "b": 0.6}]
    assert inner_products(left, right) == [[0.8, pytest.approx(0.96)], [0.0, 0.0]]
    assert list(shared(left[0], right[1])) == ["a", "b"]
    assert sum(shared(left[0], right[1]).values()) == pytest.approx(0.96)
