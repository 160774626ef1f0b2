"""What is searched: documents with fields, and the weight of each term in a document.

The weight follows BM25F (Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted
fields", CIKM 2004) with the usual length of a field fixed instead of averaged, so that a document's
weights do not depend on other documents. It is a whole number, so that every database and machine
adds up the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from comity.kernel.domain.search.folding import fold
from comity.kernel.domain.search.tokens import LONGEST, Shape, Tokenised

WHOLE = "__"
"""Before the term that stands for a whole name."""
SCALE = 1000
_K1 = 1.2
_B = 0.75


class Role(StrEnum):
    """What a field is to its document."""

    NAME = "name"
    ALIAS = "alias"
    CITATION = "citation"
    HEADING = "heading"
    TEXT = "text"
    TAG = "tag"
    """the name of something that it is about"""
    WITHIN = "within"
    """the citation of what it is a part of"""
    CONTEXT = "context"
    """what it is a part of, in other words"""


UNSHOWN = frozenset({Role.WITHIN, Role.CONTEXT})
"""A document is found by them, and they say nothing about it that is worth showing."""


_WEIGHTS = {
    Role.NAME: 9.0,
    Role.ALIAS: 6.0,
    Role.CITATION: 9.0,
    Role.HEADING: 4.0,
    Role.TEXT: 2.0,
    Role.TAG: 1.5,
    Role.WITHIN: 3.0,
    Role.CONTEXT: 0.5,
}
_LENGTHS = {
    Role.NAME: 5,
    Role.ALIAS: 4,
    Role.CITATION: 3,
    Role.HEADING: 8,
    Role.TEXT: 30,
    Role.TAG: 6,
    Role.WITHIN: 3,
    Role.CONTEXT: 12,
}
_COUNTED = frozenset({Shape.WORD, Shape.PAIR})
_NAMES = frozenset({Role.NAME, Role.ALIAS, Role.CITATION})
_SHORT = frozenset({Role.NAME, Role.ALIAS, Role.HEADING, Role.TAG})
"""In these, two words are also found as one."""


@dataclass(frozen=True, slots=True)
class Field:
    """One text of a document; `language` is its BCP 47 tag, "" where it has none."""

    role: Role
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something that can be found: `kind` and `key` name it within its index, `facets` say by what
    it can be counted and kept to."""

    kind: str
    key: str
    fields: tuple[Field, ...]
    facets: Mapping[str, str] = field(default_factory=dict)


def whole_name(folded: str) -> str:
    """The term by which a document is found whose whole name is this; "" for no letters."""
    letters = "".join(filter(str.isalnum, folded))[:LONGEST]
    return WHOLE + letters if letters else ""


class Weighing:
    """Weighs documents; a text that many of them have is looked at once."""

    def __init__(self) -> None:
        self.told = Tokenised()
        self._shares: dict[tuple[Role, str], tuple[float, Counter[str]]] = {}

    def weights(self, document: SearchDocument) -> dict[str, int]:
        """By term, 1 to `SCALE`: how much the document is about it."""
        total: dict[str, float] = {}
        names: set[str] = set()
        for each in document.fields:
            share, counts = self._share(each.role, each.text)
            for term, count in counts.items():
                total[term] = total.get(term, 0.0) + share * count
            if each.role in _NAMES:
                names.add(whole_name(fold(each.text)))
        weighed = {term: int(SCALE * value / (_K1 + value)) or 1 for term, value in total.items()}
        return weighed | dict.fromkeys(names - {""}, SCALE)

    def _share(self, role: Role, text: str) -> tuple[float, Counter[str]]:
        """What each time that a term is said in a field adds, and how often it says each."""
        found = self._shares.get((role, text))
        if found is None:
            told = self.told[text]
            length = sum(token.shape in _COUNTED for token in told)
            share = _WEIGHTS[role] / (1 - _B + _B * length / _LENGTHS[role])
            counts = Counter(token.term for token in told)
            if role in _SHORT:
                counts.update(token.term for token in self.told.joined(text))
            found = self._shares[role, text] = (share, counts)
        return found
