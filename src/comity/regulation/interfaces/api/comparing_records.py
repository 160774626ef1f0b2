"""What comparisons answer with."""

from __future__ import annotations

from datetime import date
from typing import Literal

from comity.kernel.interfaces.api.records import Record
from comity.regulation.domain.crosswalk.mappings import MappingStatus, Relation


class MappingReasons(Record):
    """`concepts`, `words` and `place` add up to `similarity`; what is shared has its weight."""

    similarity: float
    concepts: float
    words: float
    place: float | None
    shared_concepts: dict[str, float]
    shared_words: dict[str, float]
    shared_headings: dict[str, float]


class MappingRecord(Record):
    """A suggested or decided correspondence of two provisions (NIST IR 8477)."""

    left: str
    left_citation: str
    right: str
    right_citation: str
    relation: Relation
    strength: float
    status: MappingStatus
    reasons: MappingReasons


class GapRecord(Record):
    id: str
    citation: str
    concepts: list[str]


class CrosswalkRecord(Record):
    """Mappings below `threshold` are kept: they are the nearest that there is."""

    release: str
    left: str
    right: str
    threshold: float
    mappings: list[MappingRecord]
    gaps_left: list[GapRecord]
    gaps_right: list[GapRecord]


class CoverageRow(Record):
    """`levels` by concept; `null` is unknown, since no recorded instrument reaches it."""

    jurisdiction: str
    in_force: list[str]
    not_in_force: list[str]
    proposed: list[str]
    declared: list[str]
    up_to: date | None
    levels: dict[str, int] | None


class CoverageTable(Record):
    release: str
    force: Literal["all", "binding"]
    on: date
    concepts: list[str]
    jurisdictions: list[CoverageRow]


class CoveringNormRecord(Record):
    instrument: str
    norm: str
    level: int


class CoverageCells(CoverageRow):
    """With the norms behind each level, by concept."""

    release: str
    force: Literal["all", "binding"]
    on: date
    norms: dict[str, list[CoveringNormRecord]]


class PairRow(Record):
    """A divergence of `null` is unknown. `parts` add up to it."""

    left: str
    right: str
    divergence: float | None
    parts: dict[str, float] = {}


class DivergenceMatrix(Record):
    """`read` gives the instruments in force that were read, `unknown` those without any."""

    release: str
    force: Literal["all", "binding"]
    on: date
    read: dict[str, list[str]]
    unknown: list[str]
    pairs: list[PairRow]


class ConceptShare(Record):
    concept: str
    left: int
    right: int
    share: float


class DivergencePair(PairRow):
    """With what each concept adds (`share`)."""

    release: str
    force: Literal["all", "binding"]
    on: date
    read: dict[str, list[str]]
    unknown: list[str]
    concepts: list[ConceptShare] = []
