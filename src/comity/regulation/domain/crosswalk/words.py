"""Text to stems: the units that labels are recognised by and texts are compared in.

Words are casefolded, their accents folded, English function words dropped, and the rest reduced
by the Snowball stemmer for English (Porter, "Snowball", 2001), which leaves most words of other
languages alone. Chinese, Japanese and Korean do not mark words reliably: a run of their characters
becomes its overlapping pairs, which carry retrieval about as well as segmentation does (Nie & Ren,
"Chinese information retrieval: using characters or words?", IP&M 35, 1999).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_RUN = re.compile(rf"([{_CJK}]+)|([^\W_{_CJK}]+)")
_LOCK = Lock()  # the stemmer keeps the word it works on

FUNCTION_WORDS = frozenset(
    (  # noqa: SIM905  # words read better than a column of literals
        "a about all also an and any are as at be been being between both by can could did do does "
        "each e etc for from g has have how i if in into is it its may more most no not of on or "
        "other our over per such than that the their them then there these they this those through "
        "to under was we were what when where which who whom whose will with would you your"
    ).split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word."""
    folded = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    with _LOCK:
        return str(_stemmer().stemWord(plain))


@cache
def _stemmer() -> Any:  # noqa: ANN401 - it ships no annotations
    # It loads the rules of all its languages; what stems nothing need not wait for that.
    import snowballstemmer  # type: ignore[import-untyped]

    return snowballstemmer.stemmer("english")


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """The words of `text` in order, each as (stem, the word as it was written)."""
    for match in _RUN.finditer(unicodedata.normalize("NFKC", text)):
        run, word = match.groups()
        if run:
            pairs = [run[at : at + 2] for at in range(len(run) - 1)] or [run]
            yield from zip(pairs, pairs, strict=True)
        elif word.casefold() not in FUNCTION_WORDS:
            yield stem(word), word


def stems(text: str) -> tuple[str, ...]:
    """The stems of `text`, in order."""
    return tuple(found for found, _ in words_of(text))
