"""Words to stems, by the Snowball stemmer for English (Porter, "Snowball", 2001), which leaves most
words of other languages alone; Arabic words lose their article."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock
from typing import Any

_LOCK = Lock()  # the stemmer keeps the word it works on
_ARTICLE = re.compile("^(?:وال|بال|كال|فال|ال|لل)(?=[\u0621-\u064a]{3})")

FUNCTION_WORDS = frozenset(
    (  # noqa: SIM905  # words read better than a column of literals
        "a about all also an and any are as at be been being between both by can could did do does "
        "each e etc for from g has have how i if in into is it its may more most no not of on or "
        "other our over per such than that the their them then there these they this those through "
        "to under was we were what when where which who whom whose will with would you your"
    ).split()
)
"""English words that say little about what a text is about."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word."""
    folded = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    with _LOCK:
        return str(_stemmer().stemWord(plain))


@lru_cache(maxsize=65536)
def term_of(folded: str) -> str:
    """The stem of a folded word of any script."""
    if folded.isascii():
        return folded if folded.isdigit() else stem(folded)
    return _ARTICLE.sub("", folded)


_NAMES = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}


@lru_cache(maxsize=16384)
def stem_in(word: str, language: str) -> str:
    """The stem of one word, in small letters with its accents, by the Snowball stemmer of that
    language (ISO 639-1); the word itself where there is none. The search has one tokeniser for all
    languages and does not use it: this is for a text whose language is known."""
    if language not in _NAMES:
        return word
    with _LOCK:
        return str(_stemmer(_NAMES[language]).stemWord(word))


@cache
def _stemmer(name: str = "english") -> Any:  # noqa: ANN401 - it ships no annotations
    # It loads the rules of all its languages; what stems nothing need not wait for that.
    import snowballstemmer  # type: ignore[import-untyped]

    return snowballstemmer.stemmer(name)
