"""Words by which a sentence obliges, forbids or urges, each with its modality.

They are those of `OPERATIVE`, told apart. A provision may have several, and then often needs
several norms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.regulation.domain.instruments import Modality

_Pattern = tuple[Modality, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class DeonticWord:
    """A word found: its modality and its place."""

    modality: Modality
    words: str
    start: int
    end: int


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


DEONTIC: Mapping[str, Sequence[_Pattern]] = {
    "en": (
        (
            Modality.MUST_NOT,
            _any_case(r"\b(?:shall|must|is to|are to) not\b|\b(?:is|are) not to\b"),
        ),
        (Modality.MUST_NOT, _any_case(r"\bmay not\b|\b(?:shall be |is |are |be )?prohibited\b")),
        (Modality.MUST_NOT, _any_case(r"\bno (?:[\w-]+ ){1,5}?(?:shall|must)\b")),
        (Modality.SHOULD, _any_case(r"\bshould(?: not)?\b")),
        (Modality.MUST, _any_case(r"\b(?:shall|must|is to|are to)\b")),
    ),
    "ko": (
        (Modality.MUST_NOT, re.compile(r"(?:아니|안)\s*된다")),
        (Modality.SHOULD, re.compile(r"(?:노력|힘써|힘쓰)\S*야\s*한다")),
        (Modality.MUST, re.compile(r"야\s*한다")),
    ),
    "zh": (
        (Modality.MUST_NOT, re.compile(r"不得|禁止")),
        (Modality.SHOULD, re.compile(r"鼓励")),
        (Modality.MUST, re.compile(r"应当|必须")),
    ),
    "ja": (
        (Modality.MUST_NOT, re.compile(r"[てで]はならない")),
        (Modality.SHOULD, re.compile(r"努め(?:なければならない|るものとする)?")),
        (Modality.MUST, re.compile(r"なければならない|ものとする|責務を有する")),
    ),
    "it": (
        (Modality.MUST_NOT, _any_case(r"\bnon (?:deve|devono)\b|\bvietat[oaie]\b")),
        (Modality.MUST, _any_case(r"\b(?:deve|devono|assicura(?:no)?|garantisc(?:e|ono))\b")),
        (Modality.MUST, _any_case(r"\b(?:tenut[oaie] a|obbligat[oaie]|obbligo)\b")),
        (Modality.MUST, _any_case(r"\bè (?:punito|fatto)\b")),
    ),
}


def deontic_words(text: str, language: str) -> tuple[DeonticWord, ...]:
    """In the order of the text. Nothing for a language whose words are not known."""
    patterns = DEONTIC.get(language.partition("-")[0], ())
    taken, covered = [], bytearray(len(text))
    for word in _found(text, patterns):
        if not any(covered[word.start : word.end]):
            covered[word.start : word.end] = b"\1" * (word.end - word.start)
            taken.append(word)
    return tuple(sorted(taken, key=lambda word: word.start))


def _found(text: str, patterns: Sequence[_Pattern]) -> Iterator[DeonticWord]:
    """Of words that overlap, the one of the earlier pattern comes first."""
    for modality, pattern in patterns:
        for found in pattern.finditer(text):
            yield DeonticWord(modality, found[0], *found.span())
