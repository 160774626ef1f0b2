"""How well a document answers a question: the same sum in whole numbers for every database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """Scores documents for one question, by the weights of its `terms` in each."""

    def __init__(self, question: Question, rarity: Rarity) -> None:
        self.terms = tuple(
            it for it in terms_of(question) if rarity.of(it) or it in _extra(question)
        )
        places = {term: place for place, term in enumerate(self.terms)}
        self._needs = [
            [(places[term], rare) for term in need.terms if (rare := rarity.of(term))]
            for need in question.needs
        ]
        self._whole = places.get(question.whole)
        self._manners = [places[it] for it in question.manners if it]
        self._known: dict[tuple[int, ...], tuple[int, int]] = {}

    def score(self, weights: tuple[int, ...]) -> tuple[int, int]:
        """How many needs a document meets, and its points. Many documents have the same weights, so
        each answer is kept."""
        known = self._known.get(weights)
        if known is None:
            known = self._known[weights] = self._score(weights)
        return known

    def _score(self, weights: Sequence[int]) -> tuple[int, int]:
        met = total = 0
        for terms in self._needs:
            if best := max((weights[place] * rare for place, rare in terms), default=0):
                met += 1
                total += best // SCALE
        if self._whole is not None and weights[self._whole]:
            met, total = len(self._needs), total + BONUS
        total += sum(MANNER for place in self._manners if weights[place])
        return met, total


def terms_of(question: Question) -> tuple[str, ...]:
    """Every term whose weight `score` may ask for."""
    needed = [term for need in question.needs for term in need.terms]
    return tuple(dict.fromkeys(term for term in (*needed, *_extra(question)) if term))


def _extra(question: Question) -> tuple[str, ...]:
    """What counts without being rare."""
    return (question.whole, *question.manners)
