"""What is said of two names that may mean one organisation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The strongest reason for which two records may be of one organisation. That one name is a
    translation of the other is told only by an alias that somebody gave."""

    SAME_ROR = "same-ror"
    SAME_LEI = "same-lei"
    SAME_NAME = "same-name"
    LEGAL_FORM = "legal-form"
    """the same but for the legal form: `Acme Ltd`, `Acme`"""
    WORD_ORDER = "word-order"
    LOOKALIKE = "lookalike"
    """the same to the eye: letters of another script stand in it"""
    SCRIPT = "script"
    """the same sounds in another script"""
    ACRONYM = "acronym"
    ALIAS = "alias"
    """a name that a registry's dump lists for the organisation"""
    SAME_WEBSITE = "same-website"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """`reference` is that of the organisation, participant or request; `score` is from 0 to 1 and
    tells the order; it is no probability."""

    reference: str
    name: str
    score: float
    why: Why
