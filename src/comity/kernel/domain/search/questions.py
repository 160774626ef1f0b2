"""What somebody types, read into what must be found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.search.citations import citations
from comity.kernel.domain.search.documents import whole_name
from comity.kernel.domain.search.folding import fold
from comity.kernel.domain.search.stemming import FUNCTION_WORDS, term_of
from comity.kernel.domain.search.tokens import Piece, Shape, is_unspaced, pieces

LONGEST_QUESTION = 400
MOST_NEEDS = 64
_QUOTED = re.compile('["“„”«]([^"“„”«»]*)["“”»]|「([^「」]*)」|『([^『』]*)』')


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must be found: any of `terms`. `word` is the folded word behind it, "" where
    that is none which somebody may have misspelt."""

    terms: tuple[str, ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`phrases` are folded texts that must stand in one piece; `whole` is the term of a name that
    is the whole question; `manners` are terms that count where they are found."""

    needs: tuple[Need, ...]
    phrases: tuple[str, ...] = ()
    whole: str = ""
    manners: tuple[str, ...] = ()

    def corrected(self, words: Mapping[str, str]) -> Question:
        """With other words in the place of those that nothing has."""
        needs = tuple(
            Need((term_of(words[need.word]),), words[need.word]) if need.word in words else need
            for need in self.needs
        )
        return replace(self, needs=needs, phrases=(), whole="")

    def completed(self, terms: Mapping[str, tuple[str, ...]]) -> Question:
        """With further terms that will do for a word."""
        needs = tuple(
            replace(need, terms=tuple(dict.fromkeys((*need.terms, *terms.get(need.word, ())))))
            for need in self.needs
        )
        return replace(self, needs=needs)


def read_question(text: str) -> Question:
    """Raises `InvalidInput` for a text that is longer, or of more words, than is looked for."""
    if len(text) > LONGEST_QUESTION:
        raise InvalidInput("search-too-long", limit=LONGEST_QUESTION)
    folded = fold(text)
    phrases = tuple(
        dict.fromkeys(
            phrase
            for groups in _QUOTED.findall(folded)
            if (phrase := phrase_form(next(filter(None, groups), "")))
        )
    )
    found = _without_function_words(pieces(folded), keep=bool(phrases))
    needs = tuple(dict.fromkeys(_need(piece) for piece in found))
    if len(needs) > MOST_NEEDS:
        raise InvalidInput("search-too-many-words", count=len(needs), limit=MOST_NEEDS)
    manners = tuple(dict.fromkeys(it.manner for it in citations(folded) if it.manner))
    return Question(needs, phrases, whole_name(folded), manners)


def phrase_form(folded: str) -> str:
    """A folded text with one space between its words, for finding phrases in."""
    return " ".join(re.findall(r"\w+", folded))


def holds_phrase(text: str, phrase: str) -> bool:
    """Whether a text as it is written has a phrase in `phrase_form`. At a character of a script
    that does not mark words, a phrase may begin and end within a run."""
    before = "" if is_unspaced(phrase[0]) else " "
    after = "" if is_unspaced(phrase[-1]) else " "
    return f"{before}{phrase}{after}" in f" {phrase_form(fold(text))} "


def _without_function_words(found: list[Piece], *, keep: bool) -> list[Piece]:
    """Words that say little are not required, unless there are no others."""
    telling = [it for it in found if it.shape is not Shape.WORD or it.word not in FUNCTION_WORDS]
    return found if keep or not telling else telling


def _need(piece: Piece) -> Need:
    word = piece.word if piece.shape is Shape.WORD else ""
    return Need(tuple(dict.fromkeys((piece.term, *piece.others))), word)
