"""A name as it is compared: its readings, each in words without legal form, with what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from comity.kernel.domain.search.folding import fold
from comity.plan.domain.duplicates.generic_words import (
    FUNCTION_WORDS,
    QUALIFIERS,
    inner_words,
    meanings,
)
from comity.plan.domain.duplicates.legal_forms import unspaced_forms, without_legal_form
from comity.plan.domain.duplicates.lookalikes import as_seen, mixes_scripts
from comity.plan.domain.duplicates.sounds import consonants, plain, script

LONGEST_NAME = 300
"""Letters that are looked at; tables hold no longer names."""
MOST_READINGS = 5
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?\b|\b[^\W\d_](?:\.[^\W\d_])+\b")
_APOSTROPHES = re.compile("['’ʼ`´״׳\"“”«»]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff]+[^\W\d_]*)*|\d+|[\u0900-\u0dff]+")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{2,})[)）\]]")
_PARTED = re.compile(r"\s+[-–—|/]\s+|\s*/\s*|\s*\|\s*|;")
_LATINS = re.compile(r"[a-z\u00df-\u024f][a-z\u00df-\u024f0-9'’.&-]*")
_OTHERS = re.compile(r"[^\W\d_a-z\u00df-\u024f]+")
_ROMAN = {
    roman: str(at)
    for at, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)
}
_MARKS = {0x61C: None, 0xFEFF: None, 0xFE0F: None}


@dataclass(frozen=True, slots=True)
class Word:
    """`meaning` where it is one that many names share, else empty."""

    text: str
    plain: str
    heard: str
    script: str
    meaning: str
    number: str

    @property
    def is_own(self) -> bool:
        """It tells the name from others: not `University`, but `Central`, or `Two`."""
        return not self.meaning or self.meaning in QUALIFIERS


@dataclass(frozen=True)
class Reading:
    """One of the ways to say a name."""

    folded: str
    words: tuple[Word, ...]
    form: str
    pieces: tuple[str, ...]
    """all words, with small ones and the legal form, for acronyms"""
    is_whole: bool
    """whether it is all of the name, not a part of it"""

    @cached_property
    def joined(self) -> str:
        return "".join(it.text for it in self.words)

    @cached_property
    def joined_plain(self) -> str:
        return "".join(it.plain for it in self.words)

    @cached_property
    def seen(self) -> str:
        return as_seen(self.joined)

    @cached_property
    def specific(self) -> tuple[Word, ...]:
        return tuple(it for it in self.words if not it.meaning and not it.number)

    @cached_property
    def meant(self) -> frozenset[str]:
        return frozenset(it.meaning for it in self.words if it.meaning)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        return tuple(sorted(it.number for it in self.words if it.number))

    @cached_property
    def heard(self) -> str:
        return consonants(self.joined_plain)

    @cached_property
    def scripts(self) -> frozenset[str]:
        return frozenset(it.script for it in self.words if it.script)


@lru_cache(maxsize=300_000)
def readings(name: str) -> tuple[Reading, ...]:
    """The whole name first, then without what stands in brackets, that alone, and its parts where
    dashes or strokes part it. Empty for a name without letters or figures."""
    cut = name[: 4 * LONGEST_NAME].translate(_MARKS)
    whole = " ".join(fold(cut).split())[:LONGEST_NAME]
    found: dict[str, Reading] = {}
    for text in _said(whole):
        reading = _read(text, text == whole)
        if reading.words:
            found.setdefault(reading.folded, reading)
        if len(found) == MOST_READINGS:
            break
    return tuple(found.values())


def _said(text: str) -> Iterator[str]:
    yield text
    inner = _BRACKETS.findall(text)
    if inner:
        yield _BRACKETS.sub(" ", text)
        yield from (it for it in inner if len(it) > 2)
    parts = [it for it in _PARTED.split(text) if len(it) > 2]
    if 1 < len(parts) <= 4:
        yield from parts
    yield from _in_two_scripts(text)


def _in_two_scripts(text: str) -> Iterator[str]:
    """`中國銀行 Bank of China`: each half by itself, where both have more than a letter or two."""
    latin = " ".join(_OTHERS.sub(" ", text).split())
    other = " ".join(_LATINS.sub(" ", text).split())
    if len(latin) > 2 and len(other) > 1 and any(it.isalpha() for it in other):
        yield latin
        yield other


def _read(text: str, is_whole: bool) -> Reading:
    folded = text
    form = ""
    for each in unspaced_forms():
        if each in text and len(text) > len(each) + 1:
            text, form = text.replace(each, " "), each
    text = _INITIALS.sub(lambda it: it.group().replace(".", ""), text)
    text = _APOSTROPHES.sub("", text).replace("&", " and ")
    pieces = tuple(it.group() for it in _WORD.finditer(text))
    pieces = tuple(as_seen(it) if mixes_scripts(it) else it for it in pieces)
    every = pieces
    pieces, spaced_form = without_legal_form(pieces)
    kept = tuple(it for it in pieces if it not in FUNCTION_WORDS) or pieces
    words = tuple(word for piece in kept for word in _words_of(piece))
    return Reading(folded, words, form or spaced_form, every, is_whole)


def _words_of(piece: str) -> Iterator[Word]:
    """Of scripts that do not part words, those known within are parted from the rest."""
    if piece.isascii() or script(piece) not in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"):
        yield _word(piece)
        return
    for known in inner_words():
        if known in piece and known != piece:
            before, after = piece.split(known, 1)
            if before:
                yield from _words_of(before)
            yield _word(known)
            if after:
                yield from _words_of(after)
            return
    yield _word(piece)


@lru_cache(maxsize=200_000)
def _word(text: str) -> Word:
    if len(text) > 4 and text.startswith("ال"):
        text = text[2:]
    number = text if text.isdecimal() else _ROMAN.get(text, "")
    letters = plain(text)
    written = script(text)
    # Vav is a vowel more often than not.
    heard = plain(text.replace("ו", "")) if written == "HEBREW" else letters
    return Word(
        text,
        letters,
        consonants(heard),
        written,
        meanings().get(text, ""),
        number.lstrip("0") or number,
    )
