"""Likes stand together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.likeness import order_by_likeness


def test_likes_stand_together_and_the_unknown_comes_last() -> None:
    matrix = (
        (0.0, None, 0.9, 0.1),
        (None, None, None, None),
        (0.9, None, 0.0, 0.8),
        (0.1, None, 0.8, 0.0),
    )
    assert order_by_likeness(matrix) == (0, 3, 2, 1)


def test_nothing_to_order() -> None:
    assert order_by_likeness(()) == ()
    assert order_by_likeness(((None,),)) == (0,)


@given(st.lists(st.floats(0, 1) | st.none(), max_size=8))
def test_every_row_once(points: list[float | None]) -> None:
    matrix = [[None if a is None or b is None else abs(a - b) for b in points] for a in points]
    assert sorted(order_by_likeness(matrix)) == list(range(len(points)))
