"""How far apart two jurisdictions are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from comity.regulation.domain.coverage_table import Basis, Coverage, CoveringNorm
from comity.regulation.domain.divergence import (
    Contribution,
    Difference,
    Divergence,
    divergence,
    divergence_matrix,
)
from comity.regulation.domain.instruments import Level

CONCEPTS = tuple("abcdef")
rows = st.lists(st.integers(0, 4), min_size=6, max_size=6)
weights = st.dictionaries(st.sampled_from(CONCEPTS), st.floats(0, 100))


def table(**levels: Sequence[int] | None) -> Coverage:
    norms = {
        place: {
            concept: (CoveringNorm(place, "art_1", concept, Level(level)),)
            for concept, level in zip(CONCEPTS, row or (), strict=False)
            if level
        }
        for place, row in levels.items()
    }
    bases = {place: Basis((place,) if row else (), (), None) for place, row in levels.items()}
    return Coverage(date(2026, 6, 1), CONCEPTS, bases, norms)


def between(x: Sequence[int], y: Sequence[int], w: dict[str, float] | None = None) -> Divergence:
    found = divergence(table(X=x, Y=y), "X", "Y", w)
    assert found is not None
    return found


def test_the_value_and_its_parts() -> None:
    found = between([4, 0, 3, 2, 0, 0], [0, 2, 1, 2, 0, 0])
    assert found.contributions == (
        Contribution("a", Level(4), Level(0), 0.25),
        Contribution("b", Level(0), Level(2), 0.125),
        Contribution("c", Level(3), Level(1), 0.125),
        Contribution("d", Level(2), Level(2), 0.0),
    )
    assert found.value == 0.5
    assert found.by_difference() == {
        Difference.ONLY_LEFT: 0.25,
        Difference.ONLY_RIGHT: 0.125,
        Difference.LEVELS_DIFFER: 0.125,
        Difference.SAME: 0.0,
    }


def test_weights_shift_what_matters() -> None:
    assert between([4, 2, 0, 0, 0, 0], [0, 2, 0, 0, 0, 0], {"a": 3.0}).value == 0.75
    assert between([4, 2, 0, 0, 0, 0], [0, 2, 0, 0, 0, 0], {"a": 0.0}).value == 0.0


def test_the_greatest_divergence_is_penalty_against_nothing() -> None:
    assert between([4, 4, 0, 0, 0, 0], [0, 0, 4, 0, 0, 0]).value == 1.0


def test_unknown_stays_unknown() -> None:
    assert divergence(table(X=[1] * 6, Y=None), "X", "Y") is None
    assert divergence_matrix(table(X=[1] * 6, Y=None)) == ((0.0, None), (None, None))


@pytest.mark.parametrize("wrong", [-1.0, float("nan"), float("inf")])
def test_a_weight_is_a_number_of_0_or_more(wrong: float) -> None:
    with pytest.raises(ValueError, match="weight"):
        between([1] * 6, [2] * 6, {"a": wrong})


@given(rows, weights)
def test_identity(x: list[int], w: dict[str, float]) -> None:
    assert between(x, x, w).value == 0.0


@given(rows, rows, weights)
def test_symmetry_but_for_the_names_of_the_sides(
    x: list[int], y: list[int], w: dict[str, float]
) -> None:
    there, back = between(x, y, w), between(y, x, w)
    assert there.value == back.value
    assert (
        there.by_difference()[Difference.ONLY_LEFT] == back.by_difference()[Difference.ONLY_RIGHT]
    )


@given(rows, rows, weights)
def test_bounds_and_decomposition(x: list[int], y: list[int], w: dict[str, float]) -> None:
    found = between(x, y, w)
    assert 0.0 <= found.value <= 1.0
    assert all(each.share >= 0.0 for each in found.contributions)
    assert sum(each.share for each in found.contributions) == pytest.approx(found.value)
    assert sum(found.by_difference().values()) == pytest.approx(found.value)


@given(rows, rows, weights, st.integers(0, 5), st.integers(0, 4))
def test_a_greater_difference_on_a_compared_concept_never_lowers_it(
    x: list[int], y: list[int], w: dict[str, float], at: int, level: int
) -> None:
    assume(x[at] or y[at])
    further = [*x[:at], level, *x[at + 1 :]]
    assume(level or y[at])
    assume(abs(level - y[at]) >= abs(x[at] - y[at]))
    assert between(further, y, w).value >= between(x, y, w).value - 1e-12


@given(rows, rows)
def test_joint_absences_change_nothing(x: list[int], y: list[int]) -> None:
    assert between([*x[:3], 0, 0, 0], [*y[:3], 0, 0, 0]).value == pytest.approx(
        between([*x[:3], 0, 0, 0], [*y[:3], 0, 0, 0], {"d": 50.0}).value
    )


@given(st.lists(rows, min_size=1, max_size=4), weights)
def test_the_matrix_holds_the_pairs(levels: list[list[int]], w: dict[str, float]) -> None:
    places = {f"P{at}": row for at, row in enumerate(levels)}
    whole = table(**places)
    pairs = [[divergence(whole, x, y, w) for y in places] for x in places]
    assert divergence_matrix(whole, w) == tuple(
        tuple(pytest.approx(pair.value) for pair in line if pair) for line in pairs
    )
