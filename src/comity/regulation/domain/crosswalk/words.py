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

from comity.kernel.domain.search.stemming import FUNCTION_WORDS, stem

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_RUN = re.compile(rf"([{_CJK}]+)|([^\W_{_CJK}]+)")


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
