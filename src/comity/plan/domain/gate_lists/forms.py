"""The forms in which a word is looked up."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kernel.domain.search.folding import fold
from comity.kernel.domain.search.stemming import stem_in, term_of

SHORTEST_STEM = 4
"""Shorter ones are taken for one another: sábado and saber."""
SHORTEST_BARE = 3
"""What is left of an Arabic word when something comes off; most roots have three letters."""
_PROCLITICS = frozenset("وفبلكس")
"""wa-, fa-, bi-, li-, ka- and the sa- of the future, written on the word that follows; two at most,
as in wa-bi- ("and with")."""


def forms_of(word: str, language: str) -> frozenset[str]:
    """Of a word as it is written: folded, and stemmed."""
    plain = plain_forms(word, language)
    written = word.casefold()
    stems = {fold(stem_in(each, language)) for each in (written, *plain)}
    shortest = SHORTEST_BARE if language == "ar" else SHORTEST_STEM
    return plain | {each for each in stems if len(each) >= shortest}


def plain_forms(word: str, language: str) -> frozenset[str]:
    """Folded; in Arabic also without the article."""
    folded = fold(word)
    return frozenset({folded, term_of(folded)}) if language == "ar" else frozenset({folded})


def bare_words(word: str, language: str) -> frozenset[str]:
    """A word in a text, and in Arabic also without what may be written on it."""
    return frozenset(_bare(fold(word))) if language == "ar" else frozenset({word})


def _bare(word: str, most: int = 2) -> Iterator[str]:
    yield word
    if most and word[:1] in _PROCLITICS and len(word) > SHORTEST_BARE:
        yield from _bare(word[1:], most - 1)
