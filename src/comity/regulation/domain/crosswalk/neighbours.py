"""Hubs: items that lie near everything, so that being near them says little.

Local scaling holds each similarity against how near the two items' nearest others are (Zelnik-Manor
& Perona, NIPS 2004; for retrieval in both directions, CSLS with the ten nearest: Conneau et al.,
"Word translation without parallel data", ICLR 2018). With r the mean similarity of an item to its
ten nearest on the other side:

    distinctness = s^2 / (s^2 + r_left * r_right)        1/2 for what is no nearer than the usual
    strength     = sqrt(s * distinctness)

The geometric mean keeps what a plain local scaling loses: of two items that both have one clear
partner, the one that is really like its partner stands higher.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from math import sqrt

NEAREST = 10


def strengths(similarities: Sequence[Sequence[float]]) -> list[list[float]]:
    """Similarities in [0, 1] (rows left, columns right) to strengths in [0, 1]. An item's order
    may change; a greater similarity between two items never lowers the strength between them."""
    rows = [_usual(row) for row in similarities]
    columns = [_usual(column) for column in zip(*similarities, strict=True)]
    return [
        [_strength(value, row * column) for value, column in zip(line, columns, strict=True)]
        for line, row in zip(similarities, rows, strict=True)
    ]


def _usual(values: Sequence[float]) -> float:
    nearest = nlargest(NEAREST, values)
    return sum(nearest) / len(nearest) if nearest else 0.0


def _strength(similarity: float, usual: float) -> float:
    square = similarity * similarity
    return sqrt(similarity * square / (square + usual)) if square else 0.0
