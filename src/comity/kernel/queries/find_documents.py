"""Find documents of an index: all that answer a question, best first.

A word that no document has is taken as the beginning of words, or else as a misspelling. Where no
document has all that was asked for, those that have some of it are told, and that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from comity.kernel.adapters import search_tables
from comity.kernel.adapters.search_tables import Candidate, Head
from comity.kernel.domain.errors import Conflict, StorageFailure
from comity.kernel.domain.messages import Message
from comity.kernel.domain.search.questions import Question, holds_phrase, read_question
from comity.kernel.domain.search.scoring import Rarity, Scoring, terms_of
from comity.kernel.domain.search.stemming import term_of
from comity.kernel.domain.search.typos import can_be_misspelt, grams, meant

ATTEMPTS = 3
SHORTEST_BEGINNING = 3


class FoundDocument(NamedTuple):
    """A document by its kind and key; `number` names its row, for `marked_fields`."""

    number: int
    kind: str
    key: str
    facets: Mapping[str, str]
    score: int


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """`terms` are what was looked for. `corrections` says, by word as it was asked, which was
    looked for instead; `partly` that no document has all of it, so that these have some."""

    documents: tuple[FoundDocument, ...] = ()
    terms: frozenset[str] = frozenset()
    corrections: Mapping[str, str] = field(default_factory=dict)
    partly: bool = False


def find_documents(index: str, text: str, content: str) -> FoundDocuments:
    """All documents that answer `text`, of the index that was built from `content`.

    Takes no lock: where the index is changed meanwhile, it looks again. Raises `InvalidInput` for a
    question that is too long, `StorageFailure("search-index-missing")` where there is no such
    index, `Conflict("search-index-changing")` where changes follow each other faster than it reads.
    """
    question = read_question(text)
    before = _head(index, content)
    for _attempt in range(ATTEMPTS):
        found = _find(before, question)
        after = _head(index, content)
        if after.turn == before.turn:
            return found
        before = after
    raise Conflict("search-index-changing")


def _head(index: str, content: str) -> Head:
    found = search_tables.head(index)
    if found is None or found.content != content:
        raise StorageFailure("search-index-missing", remedy=Message("search-index-build"))
    return found


def _find(head: Head, asked: Question) -> FoundDocuments:
    if not asked.needs:
        return FoundDocuments()
    known = search_tables.frequencies(head.name, terms_of(asked))
    question, corrections, known = _mended(head.name, asked, known)
    rarity = Rarity(head.documents, known)
    found = _ranked(question, rarity, _candidates(head.name, question, every=True))
    partly = not found and len(question.needs) > 1 and not question.phrases
    if partly:
        found = _ranked(question, rarity, _candidates(head.name, question, every=False))
    return FoundDocuments(
        tuple(found),
        frozenset(term for need in question.needs for term in need.terms),
        corrections,
        partly and bool(found),
    )


def _mended(
    index: str, asked: Question, known: dict[str, int]
) -> tuple[Question, dict[str, str], dict[str, int]]:
    """The question with words completed or corrected that no document has."""
    corrections: dict[str, str] = {}
    written: dict[str, str] = {}
    completed: dict[str, tuple[str, ...]] = {}
    for need in asked.needs:
        if not need.word or any(term in known for term in need.terms):
            continue
        if len(need.word) >= SHORTEST_BEGINNING and (
            longer := search_tables.completions(index, need.word)
        ):
            completed[need.word] = tuple(longer)
            known = known | longer
        elif can_be_misspelt(need.word):
            candidates = search_tables.words_like(index, grams(need.word))
            if word := meant(need.word, candidates):
                corrections[need.word] = word.word
                written[need.word] = word.written
                known = known | search_tables.frequencies(index, [term_of(word.word)])
    question = asked.completed(completed)
    if corrections:
        question = question.corrected(corrections)
    return question, written, known


def _candidates(index: str, question: Question, *, every: bool) -> list[Candidate]:
    needs = [need.terms for need in question.needs]
    found = search_tables.having(index, needs, every=every, beside=[question.whole])
    if not question.phrases:
        return found
    texts = search_tables.fields_of([it.number for it in found])
    return [
        it
        for it in found
        if all(
            any(holds_phrase(each.text, phrase) for each in texts[it.number])
            for phrase in question.phrases
        )
    ]


def _ranked(
    question: Question, rarity: Rarity, candidates: Sequence[Candidate]
) -> list[FoundDocument]:
    """Best first: by how much of the question is met, by score, then by kind and key, short ones
    first."""
    scoring, scored = Scoring(question, rarity), []
    for it in candidates:
        met, points = scoring.score(it.weights_of(scoring.terms))
        scored.append((-met, -points, it.kind, len(it.key), it.key, it.number, it))
    scored.sort()
    return [
        FoundDocument(number, kind, key, it.facets, -points)
        for _met, points, kind, _length, key, number, it in scored
    ]
