"""Commitments as the API tells of them. Figures are decimals in text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.records import Listed, Record
from comity.plan.domain.commitment_text import CommitmentState, CommitmentText, HelpKind, HelpSide
from comity.plan.domain.participants import ParticipantKind
from comity.plan.domain.partnerships import PartnerRole, PartnerState
from comity.plan.domain.plan_text import Direction, Level
from comity.plan.formats.commitment_plain import commitment_to_plain
from comity.plan.models import Commitment, CommitmentVersion, MilestoneRow, Partnership


class MoneyRecord(Record):
    """`currency` is a code of ISO 4217."""

    amount: str
    currency: str


class TargetRecord(Record):
    """An indicator with where it starts and where it is to be. `proof` is what will show it to
    somebody else; `plan_indicator` the id of the plan's own indicator that it is."""

    indicator: str
    unit: str
    direction: Direction
    baseline: str | None
    baseline_on: date | None
    value: str | None
    due_on: date | None
    proof: str
    plan_indicator: str


class MilestoneText(Record):
    """`id` stays the same from version to version."""

    id: str
    title: str
    due_on: date


class HelpRecord(Record):
    """An offer of help, or a need of it. `per` is week, month or year; empty for once."""

    id: str
    side: HelpSide
    kind: HelpKind
    text: str
    quantity: str | None
    unit: str
    per: str
    since: date | None
    until: date | None


class IatiRecord(Record):
    """What an IATI activity needs beside the rest."""

    organisation: str
    countries: list[str]
    sector: str
    regions: list[str] = Field(default_factory=list)
    """codes of the OECD DAC"""


class CommitmentTextRecord(Record):
    """All that is promised, in one version. What is not known is null or empty."""

    title: str
    language: str
    action: str
    outcome: str
    beneficiaries: str
    sub_action: str
    starts_on: date | None
    target: TargetRecord
    milestones: list[MilestoneText]
    budget: MoneyRecord | None
    helps: list[HelpRecord]
    iati: IatiRecord


class CommitmentRow(Record):
    """`self_percent` and `reached` are what its participant last reported; `level` is what a
    reviewer last found, null without an assessment: never one figure."""

    id: UUID
    number: int
    title: str
    language: str
    action: str
    participant: UUID
    participant_name: str
    kind: ParticipantKind
    jurisdiction: str
    state: CommitmentState
    visibility: Visibility
    version: int
    due_on: date | None
    self_percent: int | None
    reached: str | None
    level: Level | None
    updates: int
    last_update_on: date | None
    submitted_at: datetime | None
    ended_at: datetime | None


class CommitmentList(Listed):
    items: list[CommitmentRow]


class ReachedMilestone(MilestoneText):
    reached_on: date | None


class PartnerRecord(Record):
    """`supports` is the number of the partner's own commitment with which it does its part."""

    id: UUID
    participant: UUID
    participant_name: str
    role: PartnerRole
    state: PartnerState
    supports: int | None


class CommitmentRecord(CommitmentRow):
    text: CommitmentTextRecord
    milestones: list[ReachedMilestone]
    partners: list[PartnerRecord]


class CommitmentVersionRecord(Record):
    """`digest` is the SHA-256 of the canonical JSON of the text."""

    version: int
    digest: str
    note: str
    entered_at: datetime


class CommitmentVersionList(Record):
    items: list[CommitmentVersionRecord]


class CommitmentVersionText(CommitmentVersionRecord):
    text: CommitmentTextRecord


def commitment_row(row: Commitment) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "language": row.language,
        "action": row.action.key,
        "participant": row.participant_id,
        "participant_name": row.participant.name,
        "kind": row.kind,
        "jurisdiction": row.jurisdiction,
        "state": row.state,
        "visibility": row.visibility,
        "version": row.version,
        "due_on": row.due_on,
        "self_percent": row.self_percent,
        "reached": row.reached or None,
        "level": row.level or None,
        "updates": row.updates_count,
        "last_update_on": row.last_update_on,
        "submitted_at": row.submitted_at,
        "ended_at": row.ended_at,
    }


def version_record(row: CommitmentVersion) -> dict[str, Any]:
    return {
        "version": row.number,
        "digest": row.digest,
        "note": row.note,
        "entered_at": row.entered_at,
    }


def milestone_record(row: MilestoneRow) -> dict[str, Any]:
    return {"id": row.key, "title": row.title, "due_on": row.due_on, "reached_on": row.reached_on}


def partner_record(row: Partnership) -> dict[str, Any]:
    return {
        "id": row.id,
        "participant": row.participant_id,
        "participant_name": row.participant.name,
        "role": row.role,
        "state": row.state,
        "supports": row.supports.number if row.supports else None,
    }


def text_told(text: CommitmentText) -> dict[str, Any]:
    return commitment_to_plain(text)
