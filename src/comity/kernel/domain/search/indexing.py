"""Documents to the rows that a database keeps of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from comity.kernel.domain.search.documents import SearchDocument, Weighing
from comity.kernel.domain.search.folding import fold_in_place
from comity.kernel.domain.search.tokens import LAYOUT, LONGEST, Shape, Tokenised
from comity.kernel.domain.search.typos import can_be_misspelt, grams


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, its term, and the way in which it is mostly written."""

    word: str
    term: str
    written: str
    documents: int
    grams: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with what each of its terms weighs. `digest` names all that the row says."""

    document: SearchDocument
    digest: str
    weights: dict[str, int]


def digest_of(document: SearchDocument) -> str:
    """The same for the same document, as long as the tokeniser gives the same terms."""
    return sha256(LAYOUT.encode() + msgspec.json.encode(document, order="sorted")).hexdigest()


def digest_of_all(digests: Iterable[str]) -> str:
    return sha256("".join(sorted(digests)).encode()).hexdigest()


def index_rows(documents: Iterable[SearchDocument]) -> tuple[list[Entry], list[Word]]:
    """The rows of all documents, and their vocabulary: every term under each word that has it."""
    weighing = Weighing()
    entries = [Entry(it, digest_of(it), weighing.weights(it)) for it in documents]
    told = weighing.told
    frequencies = Counter(term for entry in entries for term in entry.weights)
    terms = told.compounds | {
        token.word[:LONGEST]: token.term for found in told.values() for token in found
    }
    written = _written(entries, told)
    words = [
        Word(word, term, _mostly(written.get(word)) or word, frequencies[term], _grams(word))
        for word, term in sorted(terms.items())
    ]
    return entries, words


def _written(entries: Iterable[Entry], told: Tokenised) -> Mapping[str, Counter[str]]:
    """By folded word, how often it is written in which way."""
    texts = Counter(field.text for entry in entries for field in entry.document.fields)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, times in texts.items():
        folded = None if text.isascii() else fold_in_place(text)
        for token in told[text]:
            if token.shape is Shape.WORD:
                span = (token.start, token.end)
                start, end = folded.span(*span) if folded else span
                written[token.word][text[start:end]] += times
    return written


def _mostly(forms: Counter[str] | None) -> str:
    return min(forms, key=lambda form: (-forms[form], form)) if forms else ""


def _grams(word: str) -> str:
    return " ".join(sorted(grams(word))) if can_be_misspelt(word) else ""
