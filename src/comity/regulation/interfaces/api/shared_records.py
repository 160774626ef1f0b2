"""Records that several answers hold."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from comity.kernel.interfaces.api.records import Prose, Record
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.instruments import (
    InstrumentKind,
    InstrumentStatus,
    Modality,
    NoNormReason,
    Role,
    TextStructure,
)
from comity.regulation.domain.readings import Aspect, Resolution


class SourceRecord(Record):
    location: str
    seen: str = ""
    date: str = ""


class SupportRecord(Record):
    text: str
    lines: str
    hash: str = ""


class NormReference(Record):
    """Enough to name a norm and to find it."""

    instrument: str
    norm: str
    jurisdiction: str
    provision: str
    citation: str
    modality: Modality
    level: int = Field(ge=0, le=4)


class NamedBearer(Record):
    name: str
    role: Role
    label: Prose
    citation: str
    when: str


class PeriodRecord(Record):
    start: date | None = None
    until: date | None = None
    when: str = ""
    citation: str = ""
    note: Prose = {}


class NamedPenalty(Record):
    name: str
    summary: Prose
    citation: str
    confidence: Confidence


class NormRecord(NormReference):
    """What a provision demands of a bearer, as of a day."""

    bearer: NamedBearer
    summary: Prose
    concepts: list[str]
    when: str
    unless: str
    running: bool
    since: date | None
    until: date | None
    next: date | None
    timetable: list[PeriodRecord]
    penalty: NamedPenalty | None
    confidence: Confidence
    support: list[SupportRecord]
    source: str
    note: Prose


class InstrumentRow(Record):
    """An instrument as of a day; `up_to` is the day to which it was followed."""

    id: str
    jurisdiction: str
    title: Prose
    short_title: Prose
    kind: InstrumentKind
    status: InstrumentStatus
    binding: bool
    version: str | None
    in_force: bool
    ended: date | None
    up_to: date
    confidence: Confidence
    provisions: int
    norms: int
    running: int


class VersionRecord(Record):
    id: str
    in_force: date | None = None
    adopted: date | None = None
    published: date | None = None
    amended_by: str = ""
    title: Prose = {}
    location: str = ""


class DisagreementRecord(Record):
    norm: str
    aspect: Aspect
    found: Prose
    resolution: Resolution
    note: Prose = {}


class ReadingRecord(Record):
    """A second reading; `norms` gives the seal of each norm that was read."""

    read_on: date
    encoder: str
    reader: str
    text: str = ""
    norms: dict[str, str] = {}
    disagreements: list[DisagreementRecord] = []


class NumberingRecord(Record):
    level: int
    unit: str
    opens: str | None = None
    line: int = 0
    within: str = ""


class TextRecord(Record):
    """A text that supports point into; its words are not held here."""

    id: str
    version: str
    language: str
    official: bool
    structure: TextStructure
    sha256: str
    partial: bool = False
    title: str = ""
    location: str = ""
    retrieved: date | None = None
    numbering: list[NumberingRecord] = []
    extent: str = ""


class TermRecord(Record):
    when: str
    label: Prose
    citation: str
    note: Prose = {}


class BearerRecord(Record):
    role: Role
    label: Prose
    citation: str
    when: str = ""


class PenaltyRecord(Record):
    summary: Prose
    citation: str
    confidence: Confidence = Confidence.VERIFIED_TEXT


class NoNormRecord(Record):
    reason: NoNormReason
    note: Prose = {}
