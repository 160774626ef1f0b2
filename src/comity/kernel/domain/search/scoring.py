"""How well a document answers a question: the same sum in whole numbers for every database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from comity.kernel.domain.search.documents import SCALE
from comity.kernel.domain.search.questions import Question

BONUS = 8 * SCALE
"""for a name that is the whole question"""
MANNER = 2 * SCALE
"""for a citation written as the document's own language writes it"""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each term tells apart: the inverse document frequency of BM25, in thousandths."""

    documents: int
    frequencies: Mapping[str, int]

    def of(self, term: str) -> int:
        times = self.frequencies.get(term, 0)
        odds = (self.documents - times + 0.5) / (times + 0.5)
        return round(SCALE * log(1 + odds)) if times else 0


class Scoring:
    """Scores documents for one question."""

    def __init__(self, question: Question, rarity: Rarity) -> None:
        self._needs = [
            [(term, rare) for term in need.terms if (rare := rarity.of(term))]
            for need in question.needs
        ]
        self._whole = question.whole
        self._manners = question.manners

    def score(self, weight: Callable[[str], int]) -> tuple[int, int]:
        """How many needs a document meets, and its points. `weight` gives that of a term in it."""
        met = total = 0
        for terms in self._needs:
            best = 0
            for term, rare in terms:
                best = max(best, weight(term) * rare)
            if best:
                met += 1
                total += best // SCALE
        if self._whole and weight(self._whole):
            met, total = len(self._needs), total + BONUS
        for manner in self._manners:
            total += MANNER if weight(manner) else 0
        return met, total


def terms_of(question: Question) -> Sequence[str]:
    """Every term whose weight `score` may ask for."""
    needed = [term for need in question.needs for term in need.terms]
    extra = [question.whole, *question.manners]
    return tuple(dict.fromkeys(term for term in (*needed, *extra) if term))
