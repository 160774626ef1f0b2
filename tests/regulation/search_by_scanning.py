"""Search without a database: every document is looked at. What the databases must come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from comity.kernel.domain.search.documents import SearchDocument
from comity.kernel.domain.search.indexing import Entry, Word, index_rows
from comity.kernel.domain.search.questions import Question, holds_phrase, read_question
from comity.kernel.domain.search.scoring import Rarity, Scoring, terms_of
from comity.kernel.domain.search.stemming import term_of
from comity.kernel.domain.search.typos import KnownWord, can_be_misspelt, grams, meant


@dataclass(frozen=True)
class Scan:
    documents: Sequence[SearchDocument]

    @cached_property
    def rows(self) -> tuple[list[Entry], list[Word]]:
        return index_rows(self.documents)

    @cached_property
    def rarity(self) -> Rarity:
        counts = Counter(term for entry in self.rows[0] for term in entry.weights)
        return Rarity(len(self.documents), counts)

    def find(self, text: str) -> list[tuple[str, str, int]]:
        """Kind, key and score of all that is found, in order."""
        question = self._mended(read_question(text))
        found = self._ranked(question, len(question.needs))
        if not found and len(question.needs) > 1 and not question.phrases:
            found = self._ranked(question, 1)
        return found

    def _ranked(self, question: Question, least: int) -> list[tuple[str, str, int]]:
        scoring = Scoring(question, self.rarity)
        found = []
        asked = set(terms_of(question))
        for entry in self.rows[0] if question.needs else ():
            if entry.weights.keys().isdisjoint(asked):
                continue  # it would score nothing
            met, score = scoring.score(tuple(entry.weights.get(it, 0) for it in scoring.terms))
            it = entry.document
            texts = [field.text for field in it.fields]
            if met >= least and all(
                any(holds_phrase(text, phrase) for text in texts) for phrase in question.phrases
            ):
                found.append((-met, -score, it.kind, len(it.key), it.key))
        return [(kind, key, -score) for _met, score, kind, _length, key in sorted(found)]

    def _mended(self, question: Question) -> Question:
        words, counts = self.rows[1], self.rarity.frequencies
        completed, corrected = {}, {}
        for need in question.needs:
            if not need.word or any(term in counts for term in need.terms):
                continue
            longer = {it.term for it in words if it.grams and it.word.startswith(need.word)}
            if longer and len(need.word) >= 3:
                most = sorted(longer, key=lambda term: (-counts[term], term))[:24]
                completed[need.word] = tuple(most)
            elif can_be_misspelt(need.word):
                known = [
                    KnownWord(it.word, it.written, it.documents)
                    for it in words
                    if grams(need.word) & set(it.grams.split())
                ]
                if word := meant(need.word, known):
                    assert term_of(word.word) in counts
                    corrected[need.word] = word.word
        question = question.completed(completed)
        return question.corrected(corrected) if corrected else question
