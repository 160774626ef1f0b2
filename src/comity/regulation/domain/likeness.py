"""An order in which likes stand together: a seriation of a divergence matrix.

Greedy nearest neighbours, from the end of the longest distance: short, stable, and good enough for
the few dozen rows that people compare. What is unknown comes last.
"""

from __future__ import annotations

from collections.abc import Sequence

Matrix = Sequence[Sequence[float | None]]


def order_by_likeness(matrix: Matrix) -> tuple[int, ...]:
    """The places of the rows in their new order; ties keep the given order."""
    known = [place for place, line in enumerate(matrix) if line[place] is not None]
    unknown = [place for place in range(len(matrix)) if place not in known]
    if not known:
        return tuple(unknown)

    def apart(left: int, right: int) -> float:
        return matrix[left][right] or 0.0

    first = max(known, key=lambda place: max(apart(place, other) for other in known))
    order, left = [first], [place for place in known if place != first]
    while left:
        nearest = min(left, key=lambda place: apart(order[-1], place))
        order.append(nearest)
        left.remove(nearest)
    return (*order, *unknown)
