"""A text as the terms that it is found by. One tokeniser serves every database and every script.

Words become stems. A compound ("deep-fake", "d'Ivoire", "SB53", "2024/1689") is found by its parts
and by the whole. Chinese, Japanese and Korean do not mark words reliably: a run of their characters
becomes its overlapping pairs (Nie & Ren, "Chinese information retrieval: using characters or
words?", IP&M 35, 1999), and in a text also its single characters. Citations are terms of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from comity.kernel.domain.search.citations import Citation, citations
from comity.kernel.domain.search.folding import fold
from comity.kernel.domain.search.stemming import term_of

LAYOUT = "1"
"""Changes whenever the same text is to give other terms: indexes are then made anew."""
LONGEST = 64
"""Letters of a term; what is longer is cut."""

_CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U000323af"
_HANGUL = re.compile("[\uac00-\ud7a3]")
_WORD = rf"[^\W_{_CJK}]+"
_RUN = re.compile(rf"([{_CJK}]+)|({_WORD}(?:[-‐‑'’ʼ./·]{_WORD})*)")
_PIECE = re.compile(r"[0-9]+|[^\W\d_]+[\u0300-\u036f]*|[^\W_]")
_INITIAL = re.compile(r"[^\W\d_](?:[.·][^\W\d_])+")


class Shape(Enum):
    WORD = auto()
    PAIR = auto()
    SINGLE = auto()
    """one character of a script that does not mark words"""
    COMPOUND = auto()
    CITATION = auto()


class Token(NamedTuple):
    """A term, the folded word behind it, and its place in the folded text."""

    term: str
    word: str
    shape: Shape
    start: int
    end: int


def tokens_of(folded: str) -> Iterator[Token]:
    """Every token of a folded text that it can be found by."""
    cited = tuple(citations(folded))
    for citation in cited:
        for term in (*citation.terms, citation.manner):
            if term:
                yield Token(term, term, Shape.CITATION, citation.start, citation.end)
    yield from _runs(folded)


class Tokenised(dict[str, tuple[Token, ...]]):
    """The tokens of texts as they are written, each worked out once."""

    def __init__(self) -> None:
        super().__init__()
        self.compounds: dict[str, str] = {}
        """by word, the term of each two words that were asked for as one"""

    def __missing__(self, text: str) -> tuple[Token, ...]:
        found = self[text] = tuple(tokens_of(fold(text)))
        return found

    def joined(self, text: str) -> tuple[Token, ...]:
        """Its neighbouring words, each two as one."""
        found = tuple(neighbours(fold(text), self[text]))
        self.compounds.update((token.word, token.term) for token in found)
        return found


def neighbours(folded: str, found: Sequence[Token]) -> Iterator[Token]:
    """Two words with one space between them, as the one word that others write ("deep fake")."""
    words = [token for token in found if token.shape is Shape.WORD]
    for left, right in pairwise(words):
        if left.end + 1 == right.start and folded[left.end] == " ":
            whole = (left.word + right.word)[:LONGEST]
            yield Token(term_of(whole), whole, Shape.COMPOUND, left.start, right.end)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a question, in the order asked: what must be found, as the term that says it best
    and others that will do."""

    word: str
    term: str
    shape: Shape
    others: tuple[str, ...] = ()


def pieces(folded: str) -> list[Piece]:
    """The parts of a folded question. Citations stand for the words that they consist of, and
    neighbours may also be written in one word."""
    found: list[Piece] = []
    at = 0
    for citation in citations(folded):
        found += _asked(folded[at : citation.start])
        found.append(_citation(citation))
        at = citation.end
    found += _asked(folded[at:])
    return found


def is_unspaced(letter: str) -> bool:
    """Whether it belongs to a script that does not mark words."""
    return re.match(f"[{_CJK}]", letter) is not None


def _citation(citation: Citation) -> Piece:
    return Piece(citation.terms[0], citation.terms[0], Shape.CITATION)


def _asked(folded: str) -> list[Piece]:
    words: list[list[Piece]] = []
    for match in _RUN.finditer(folded):
        run, compound = match.groups()
        if run:
            words.append([Piece(it.word, it.term, it.shape) for it in _cjk_asked(run)])
        elif _is_number(compound):
            term = _number(compound)
            words.append([Piece(compound, term, Shape.COMPOUND)])
        else:
            parts = [part for part, _start, _end in _parts(compound)]
            words.append([Piece(part, term_of(part)[:LONGEST], Shape.WORD) for part in parts])
    return _joined([piece for word in words for piece in word])


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Each word may also be found within the word that it makes with a neighbour."""
    others: list[list[str]] = [[] for _ in pieces]
    for place, (left, right) in enumerate(pairwise(pieces)):
        if left.shape is right.shape is Shape.WORD:
            whole = term_of(left.word + right.word)[:LONGEST]
            others[place].append(whole)
            others[place + 1].append(whole)
    return [
        Piece(it.word, it.term, it.shape, tuple(more))
        for it, more in zip(pieces, others, strict=True)
    ]


def _cjk_asked(run: str) -> Iterator[Token]:
    shape = Shape.SINGLE if len(run) == 1 else Shape.PAIR
    for at in range(max(1, len(run) - 1)):
        pair = run[at : at + 2]
        yield Token(pair, pair, shape, at, at + len(pair))


def _runs(folded: str) -> Iterator[Token]:
    last_hangul = -9
    for match in _RUN.finditer(folded):
        run, compound = match.groups()
        start = match.start()
        if run:
            # Korean spacing varies: a pair across one space is found too.
            spaced = start == last_hangul + 1 and folded[start - 1] == " "
            if spaced and _HANGUL.match(run[0]):
                pair = folded[start - 2] + run[0]
                yield Token(pair, pair, Shape.PAIR, start - 2, start + 1)
            for at, letter in enumerate(run, start):
                yield Token(letter, letter, Shape.SINGLE, at, at + 1)
                if at + 1 < match.end():
                    pair = folded[at : at + 2]
                    yield Token(pair, pair, Shape.PAIR, at, at + 2)
            last_hangul = match.end() if _HANGUL.match(run[-1]) else -9
        elif compound.isalpha():
            word = compound[:LONGEST]
            yield Token(term_of(word), word, Shape.WORD, start, match.end())
        else:
            yield from _compound(compound, start)


def _compound(compound: str, start: int) -> Iterator[Token]:
    parts = _parts(compound)
    for part, left, right in parts:
        yield Token(term_of(part)[:LONGEST], part, Shape.WORD, start + left, start + right)
    if len(parts) > 1:
        end = start + len(compound)
        if _is_number(compound):
            yield Token(_number(compound), compound, Shape.COMPOUND, start, end)
        else:
            for first, second in pairwise(parts):
                whole = first[0] + second[0]
                span = (start + first[1], start + second[2])
                yield Token(term_of(whole)[:LONGEST], whole, Shape.COMPOUND, *span)
            if len(parts) > 2:
                whole = "".join(part for part, _left, _right in parts)
                yield Token(term_of(whole)[:LONGEST], whole, Shape.COMPOUND, start, end)


@lru_cache(maxsize=16384)
def _parts(compound: str) -> tuple[tuple[str, int, int], ...]:
    """The words that a compound consists of, with their places. Initials stay together."""
    if compound.isalpha():
        return ((compound[:LONGEST], 0, len(compound)),)
    if _INITIAL.fullmatch(compound):
        return ((re.sub("[.·]", "", compound)[:LONGEST], 0, len(compound)),)
    return tuple((it[0][:LONGEST], it.start(), it.end()) for it in _PIECE.finditer(compound))


def _is_number(compound: str) -> bool:
    return len(compound) > 1 and bool(re.fullmatch(r"[0-9]+(?:[-./][0-9]+)+", compound))


def _number(compound: str) -> str:
    return re.sub("[-./]", "_", compound)[:LONGEST]
