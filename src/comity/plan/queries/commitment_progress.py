"""All that was reported and found of a commitment, for one reader; the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.plan.models import (
    Assessment,
    AssessmentResponse,
    Commitment,
    Dispute,
    Evidence,
    ProgressUpdate,
)
from comity.plan.queries.people import Person
from comity.plan.queries.plan_files import reads_files


@dataclass(frozen=True, slots=True)
class ReportedUpdate:
    """`evidence` that the reader may not read is counted in `kept`, and not there."""

    row: ProgressUpdate
    evidence: tuple[Evidence, ...]
    kept: int
    milestones: tuple[tuple[str, date], ...]
    """titles, and the day on which each was reached"""


@dataclass(frozen=True, slots=True)
class GivenAssessment:
    row: Assessment
    responses: tuple[AssessmentResponse, ...]
    disputes: tuple[Dispute, ...]


def reported_updates(
    person: Person, commitment: Commitment, *, after: int = 0
) -> list[ReportedUpdate]:
    """Those numbered above `after`, struck ones too."""
    rows = commitment.updates.filter(number__gt=after).order_by("-number")
    evidence: dict[object, list[Evidence]] = {}
    found = Evidence.objects.filter(update__commitment=commitment).select_related("file")
    for each in found.defer("file__content"):
        evidence.setdefault(each.update_id, []).append(each)
    titles = dict(commitment.milestones.values_list("key", "title"))
    return [_update(person, commitment, it, evidence.get(it.id, []), titles) for it in rows]


def one_update(person: Person, commitment: Commitment, update: ProgressUpdate) -> ReportedUpdate:
    found = update.evidence.select_related("file").defer("file__content")
    titles = dict(commitment.milestones.values_list("key", "title"))
    return _update(person, commitment, update, list(found), titles)


def given_assessments(commitment: Commitment) -> list[GivenAssessment]:
    rows = commitment.assessments.select_related("assignment__reviewer").order_by("-number")
    return [
        GivenAssessment(each, tuple(each.responses.all()), tuple(each.disputes.all()))
        for each in rows.prefetch_related("responses", "disputes")
    ]


def _update(
    person: Person,
    commitment: Commitment,
    row: ProgressUpdate,
    evidence: list[Evidence],
    titles: dict[str, str],
) -> ReportedUpdate:
    seen = [
        each
        for each in evidence
        if each.file is None or reads_files(person, commitment, each.file.visibility)
    ]
    return ReportedUpdate(
        row=row,
        evidence=tuple(seen),
        kept=len(evidence) - len(seen),
        milestones=tuple(
            (titles.get(key, key), date.fromisoformat(day)) for key, day in row.milestones.items()
        ),
    )
