"""Second readings: a norm is encoded by one person and read against its text by another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from comity.regulation.domain.vocabulary import Prose


class Aspect(StrEnum):
    """What of a norm a reader would have encoded otherwise."""

    MODALITY = "modality"
    BEARER = "bearer"
    CONDITION = "condition"
    LEVEL = "level"
    CONCEPTS = "concepts"
    DATES = "dates"
    PENALTY = "penalty"
    SUMMARY = "summary"
    SUPPORT = "support"
    MISSING = "missing"
    """the text demands something that no norm said"""
    UNFOUNDED = "unfounded"
    """the norm says something that the text does not"""


class Resolution(StrEnum):
    """What came of a disagreement."""

    CORRECTED = "corrected"
    KEPT = "kept"
    """the first encoding stands, for the reason in the note"""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What a reader found, and what came of it. `norm` is the norm's id, also of one that was
    removed since."""

    norm: str
    aspect: Aspect
    found: Prose
    resolution: Resolution
    note: Prose = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of norms against `text` ("" where no text is at hand, and what was read again are
    the sources). `encoder` and `reader` are two people, by any name that tells them apart. `norms`
    holds, by id, the seal of each norm as it was when it had been read and disagreements resolved:
    a norm that changed since counts as unread."""

    read_on: date
    encoder: str
    reader: str
    text: str = ""
    norms: Mapping[str, str] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()
