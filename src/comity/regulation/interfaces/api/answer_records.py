"""What a question about a profile is answered with."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from comity.kernel.interfaces.api.records import Prose, Record
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.findings import Ground, Outcome
from comity.regulation.domain.instruments import InstrumentStatus, Modality
from comity.regulation.domain.values import Comparison
from comity.regulation.interfaces.api.facts import FactRow
from comity.regulation.interfaces.api.shared_records import SourceRecord, SupportRecord
from comity.regulation.interfaces.api.treaty_records import TreatyStandingRow, TreatyState


class ProfileHead(Record):
    id: str
    title: Prose = {}


class AskedQuestion(Record):
    """The question as it was read: numbers in the canonical unit of their fact."""

    profile: ProfileHead
    facts: dict[str, Any]
    jurisdictions: list[str]
    on: date


class ReadTreaty(TreatyState):
    standings: list[TreatyStandingRow]


class ReadInstrument(Record):
    """An instrument that was read; `up_to` is the day to which it was followed."""

    id: str
    title: Prose
    jurisdiction: str
    status: InstrumentStatus
    version: str | None
    ended: date | None
    superseded_by: list[str]
    up_to: date
    confidence: Confidence
    caveats: list[Prose]
    sources: list[SourceRecord]
    treaty: ReadTreaty | None = None


class DecidingAnswer(Record):
    fact: str
    comparison: Comparison
    value: bool | float | str
    holds: bool


class DecidingSetRecord(Record):
    """Facts not stated yet that together would settle the finding, and how."""

    outcome: Literal["applies", "does-not-apply"]
    answers: list[DecidingAnswer]


class ProofRecord(Record):
    """Why it came out so: a condition, its truth, and the conditions below that carry it. `stated`
    is what the profile says of the fact, `null` where it says nothing."""

    op: Literal["constant", "atom", "term", "not", "and", "or"]
    truth: Literal["true", "false", "unknown"]
    fact: str | None = None
    comparison: Comparison | None = None
    value: bool | float | str | None = None
    stated: Any = None
    term: str | None = None
    parts: list[ProofRecord] = []


class FindingRecord(Record):
    """One norm, settled or not. `deciding` stands with what is undetermined and `proof` with
    everything, where they were asked for."""

    outcome: Outcome
    ground: Ground
    since: date | None
    next: date | None
    norm: str
    instrument: str
    jurisdiction: str
    version: str | None
    provision: str
    citation: str
    modality: Modality
    bearer: str | None
    level: int = Field(ge=0, le=4)
    summary: Prose
    concepts: list[str]
    penalty: str
    confidence: Confidence
    source: str
    support: list[SupportRecord]
    deciding: list[DecidingSetRecord] | None = None
    proof: ProofRecord | None = None


class NextQuestion(Record):
    """A fact to ask for; `settles` counts the findings that its answer alone would settle."""

    fact: str
    question: Prose
    settles: int
    helps: int


class ObligationsRecord(Record):
    question: AskedQuestion
    release: str
    instruments: list[ReadInstrument]
    no_instrument_loaded_for: list[str]
    declared_by_bodies: dict[str, list[str]]
    """by jurisdiction: what bodies that it belongs to declared, which is read for the body alone"""
    findings: list[FindingRecord]
    ask_next: list[NextQuestion]


class QuestionRow(FactRow):
    """A fact to ask for, with the values that it takes."""

    settles: int
    helps: int


class InterviewRecord(Record):
    """Where the interview stands: findings by outcome, and the questions, most decisive first."""

    release: str
    jurisdictions: list[str]
    on: date
    applies: int
    does_not_apply: int
    undetermined: int
    questions: list[QuestionRow]
