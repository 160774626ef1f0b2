"""Updates, assessments and disputes as the API tells of them. A reviewer is not named."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from comity.kernel.interfaces.api.records import Listed, Record
from comity.plan.domain.plan_text import Level
from comity.plan.domain.progress import DisputeState, EvidenceKind
from comity.plan.models import Assessment, AssessmentResponse, Dispute, Evidence, ProgressUpdate
from comity.plan.queries.people import Person
from comity.plan.queries.plan_files import reads_files


class EvidenceFile(Record):
    """`withdrawn_at` is when its bytes were taken away; the digest stays."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    withdrawn_at: datetime | None


class EvidenceRecord(Record):
    """`file` is null also for one that you may not see."""

    kind: EvidenceKind
    title: str
    address: str | None
    figure: str | None
    file: EvidenceFile | None


class UpdateRecord(Record):
    """What the participant says of itself; `commitment_version` is what it reports against. Struck
    ones count no more."""

    id: UUID
    number: int
    commitment_version: int
    on: date
    text: str
    language: str
    percent: int | None
    value: str | None
    milestones: dict[str, date]
    """those that it reports as reached, by id"""
    entered_at: datetime
    struck_at: datetime | None
    struck_reason: str | None
    evidence: list[EvidenceRecord]


class UpdateList(Listed):
    items: list[UpdateRecord]


class ResponseRecord(Record):
    id: UUID
    text: str
    language: str
    entered_at: datetime


class DisputeRecord(Record):
    id: UUID
    commitment: int
    assessment: int
    grounds: str
    state: DisputeState
    opened_at: datetime
    settled_at: datetime | None
    settlement: str | None


class DisputeList(Listed):
    items: list[DisputeRecord]


class AssessmentRecord(Record):
    """What a reviewer found of the updates up to `update_number`, 0 for none. The last one that is
    not struck counts."""

    id: UUID
    number: int
    commitment_version: int
    update_number: int
    level: Level
    reasons: str
    language: str
    on: date
    entered_at: datetime
    struck_at: datetime | None
    responses: list[ResponseRecord]
    disputes: list[DisputeRecord]


class AssessmentList(Listed):
    items: list[AssessmentRecord]


def update_record(person: Person, row: ProgressUpdate) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "commitment_version": row.version,
        "on": row.on,
        "text": row.text,
        "language": row.language,
        "percent": row.percent,
        "value": row.value or None,
        "milestones": row.milestones,
        "entered_at": row.entered_at,
        "struck_at": row.struck_at,
        "struck_reason": row.struck_reason or None,
        "evidence": [
            _evidence(person, row, each) for each in row.evidence.select_related("file").all()
        ],
    }


def assessment_record(row: Assessment) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "commitment_version": row.version,
        "update_number": row.update_number,
        "level": row.level,
        "reasons": row.reasons,
        "language": row.language,
        "on": row.on,
        "entered_at": row.entered_at,
        "struck_at": row.struck_at,
        "responses": [response_record(each) for each in row.responses.all()],
        "disputes": [dispute_record(each) for each in row.disputes.all()],
    }


def response_record(row: AssessmentResponse) -> dict[str, Any]:
    return {
        "id": row.id,
        "text": row.text,
        "language": row.language,
        "entered_at": row.entered_at,
    }


def dispute_record(row: Dispute) -> dict[str, Any]:
    return {
        "id": row.id,
        "commitment": row.assessment.commitment.number,
        "assessment": row.assessment.number,
        "grounds": row.grounds,
        "state": row.state,
        "opened_at": row.opened_at,
        "settled_at": row.settled_at,
        "settlement": row.settlement or None,
    }


def _evidence(person: Person, update: ProgressUpdate, row: Evidence) -> dict[str, Any]:
    file = row.file
    seen = file is not None and reads_files(person, update.commitment, file.visibility)
    return {
        "kind": row.kind,
        "title": row.title,
        "address": row.address or None,
        "figure": row.figure or None,
        "file": {
            "id": file.id,
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.digest,
            "withdrawn_at": file.withdrawn_at,
        }
        if file is not None and seen
        else None,
    }
