"""Texts of instruments: numbered units with their lines, and what the corpus says about them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

OPERATIVE = {
    "en": re.compile(r"\b(shall|must|should|may not|prohibited|is to|are to)\b", re.IGNORECASE),
    "ko": re.compile(r"야\s*한다|아니\s*된다|안\s*된다|아니한다"),
    "zh": re.compile(r"应当|不得|必须|禁止|鼓励"),
    "ja": re.compile(r"なければならない|ものとする|[てで]はならない|努め|責務を有する"),
    "it": re.compile(
        r"\b(deve|devono|vietat[oaie]|tenut[oaie] a|obbligat[oaie]|obbligo|assicura(no)?|"
        r"garantisc(e|ono)|è (punito|fatto))\b",
        re.IGNORECASE,
    ),
}
"""Words by which a sentence binds or urges, by language. A provision in whose words none of them
stands is not called operative."""


@dataclass(frozen=True, slots=True)
class TextUnit:
    """A numbered unit: its eId, its first and last line (counted from 1, with all that stands
    under it), its own words without those of the units below, and how deep it stands."""

    eid: str
    first: int
    last: int
    words: str
    depth: int


@dataclass(frozen=True)
class Outline:
    """The units of a text in their order, over its lines."""

    lines: tuple[str, ...]
    units: tuple[TextUnit, ...]
    language: str

    @cached_property
    def by_eid(self) -> Mapping[str, TextUnit]:
        """By eId, and by shorter forms that people use where an article has one paragraph."""
        found: dict[str, TextUnit] = {}
        for unit in self.units:
            found.setdefault(unit.eid, unit)
        for unit in self.units:
            found.setdefault(unit.eid.replace("__para_1__", "__"), unit)
        return found

    def find(self, eid: str) -> TextUnit | None:
        found = self.by_eid
        return found.get(eid) or found.get(eid.removesuffix("__para_1"))

    def operative(self) -> tuple[TextUnit, ...]:
        """Units whose own words bind or urge."""
        pattern = OPERATIVE.get(self.language.split("-")[0])
        if pattern is None:
            return ()
        return tuple(unit for unit in self.units if pattern.search(unit.words))


def line_range(lines: str) -> tuple[int, int]:
    """("120" or "120-124") as first and last line."""
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


def lines_hash(lines: Sequence[str]) -> str:
    """The first 12 hex digits of the SHA-256 of lines, each stripped, in NFC, joined by `\\n`."""
    joined = "\n".join(unicodedata.normalize("NFC", line).strip() for line in lines)
    return sha256(joined.encode()).hexdigest()[:12]
