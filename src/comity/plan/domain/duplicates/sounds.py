"""A word of any script in Latin letters, and as the consonants that are heard.

The letters are those of `anyascii`: Mandarin readings for Han, and for Arabic and Hebrew what is
written, which is mostly consonants. So what is compared between scripts is the consonants, in
classes near to those of Soundex (Russell, 1918).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_CLASSES = str.maketrans("bpfvgkqcxjzsdtlrmn", "pppvkkkksssstt" + "rrnn")
_DIGRAPHS = (
    ("sch", "s"), ("tch", "s"), ("shch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "s"), ("ts", "s"),
    ("dz", "s"), ("dj", "s"), ("ph", "p"), ("kh", "k"), ("gh", "k"), ("th", "t"), ("ck", "k"),
    ("qu", "k"), ("x", "ks"), ("ng", "n"), ("ce", "se"), ("ci", "si"), ("ge", "se"),
)  # fmt: skip
_SILENT = re.compile("[^bpfvgkqcxjzsdtlrmn]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """In small letters of ASCII; what has none is left out."""
    if word.isascii():
        return word
    letters = anyascii(word).lower()
    return "".join(it for it in letters if it.isalnum())


@lru_cache(maxsize=200_000)
def consonants(word: str) -> str:
    """Of a word in ASCII."""
    for written, heard in _DIGRAPHS:
        word = word.replace(written, heard)
    return _TWICE.sub(r"\1", _SILENT.sub("", word).translate(_CLASSES).replace("v", "p"))


@lru_cache(maxsize=200_000)
def script(word: str) -> str:
    """Of its first letter; Han and Kana of Japanese are two."""
    for letter in word:
        if letter.isascii():
            if letter.isalpha():
                return "LATIN"
        elif letter.isalpha():
            return unicodedata.name(letter, "?").split(maxsplit=1)[0]
    return ""
