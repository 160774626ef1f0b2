"""Which word was meant by one that no document has.

Candidates share trigrams with it; of these the nearest by the optimal string alignment distance
wins (Damerau, 1964: an insertion, deletion, replacement, or two neighbours swapped, counts one).
Twenty lines of it are kept here rather than a dependency: it compares a few dozen short words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST = 4
"""Letters of a word that can be taken for a misspelling."""
CANDIDATES = 60
"""How many words with the most trigrams in common are measured."""


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A folded word, as it is mostly written, and how many documents have it."""

    word: str
    written: str
    documents: int


def can_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def grams(word: str) -> frozenset[str]:
    """The trigrams of a word; its ends count, and so does each swap of two neighbours' place."""
    framed = f"_{word}_"
    return frozenset(framed[at : at + 3] for at in range(len(framed) - 2))


def allowed(word: str) -> int:
    """How many mistakes a word of this length may have."""
    return 1 if len(word) < 7 else 2


def distance(left: str, right: str, most: int) -> int:
    """The optimal string alignment distance, or `most + 1` where it is more than `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            cost = last[column - 1] + (letter != other)
            cost = min(cost, last[column] + 1, current[column - 1] + 1)
            swapped = row > 1 and column > 1 and letter == right[column - 2]
            if swapped and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return min(last[-1], most + 1)


def meant(word: str, candidates: Iterable[KnownWord]) -> KnownWord | None:
    """The nearest of `candidates`; of equally near ones that in most documents, then the first in
    the alphabet."""
    sought, most = grams(word), allowed(word)
    near = [it for it in candidates if abs(len(it.word) - len(word)) <= most]
    near.sort(key=lambda it: (-len(sought & grams(it.word)), -it.documents, it.word))
    measured = [
        (steps, -it.documents, it.word, it)
        for it in near[:CANDIDATES]
        if 0 < (steps := distance(word, it.word, most)) <= most
    ]
    return min(measured, key=lambda it: it[:3])[3] if measured else None
