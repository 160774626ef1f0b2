"""Sparse vectors as mappings from a name to a weight: the few operations that are needed.

Sums run in the order of the mappings, so that equal input gives equal output to the last bit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

Vector = Mapping[str, float]


def unit(vector: Vector) -> dict[str, float]:
    """`vector` at length one; without what has no weight; empty if nothing has any."""
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items() if weight} if length else {}


def total(*parts: tuple[float, Vector]) -> dict[str, float]:
    """The weighted sum of vectors."""
    result: dict[str, float] = defaultdict(float)
    for factor, vector in parts:
        for name, weight in vector.items():
            result[name] += factor * weight
    return dict(result)


def shared(left: Vector, right: Vector) -> dict[str, float]:
    """The terms of the inner product, largest first; of unit vectors they add up to the cosine."""
    products = {name: left[name] * right[name] for name in left if name in right}
    return dict(sorted(products.items(), key=lambda product: (-product[1], product[0])))


def inner_products(left: Sequence[Vector], right: Sequence[Vector]) -> list[list[float]]:
    """All inner products, a row for each left vector, by an inverted index of the right ones."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for column, vector in enumerate(right):
        for name, weight in vector.items():
            postings[name].append((column, weight))
    rows = []
    for vector in left:
        row = [0.0] * len(right)
        for name, weight in vector.items():
            for column, other in postings.get(name, ()):
                row[column] += weight * other
        rows.append(row)
    return rows
