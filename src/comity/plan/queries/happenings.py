"""What happened in a plan, an action, a commitment or of a participant, that everybody may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from comity.kernel.domain.audit import Visibility
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.happenings import Happening, HappeningKind, latest
from comity.plan.models import (
    Assessment,
    Commitment,
    CommitmentVersion,
    Participant,
    Plan,
    ProgressUpdate,
)

PUBLIC = Visibility.PUBLIC.value
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which part of a plan; of all of it without one."""

    action: str = ""
    participant: UUID | None = None
    number: int | None = None


def public_commitments(plan: Plan, scope: Scope) -> QuerySet[Commitment]:
    """Submitted ones, of participants that everybody may see."""
    rows = Commitment.objects.filter(
        plan=plan, visibility=PUBLIC, participant__visibility=PUBLIC
    ).exclude(state=CommitmentState.DRAFT.value)
    if scope.action:
        rows = rows.filter(action__key=scope.action)
    if scope.participant:
        rows = rows.filter(participant_id=scope.participant)
    return rows if scope.number is None else rows.filter(number=scope.number)


def happenings(plan: Plan, scope: Scope, count: int = SHOWN) -> tuple[Happening, ...]:
    """The last ones, the newest first."""
    rows = public_commitments(plan, scope)
    found = [*_committed(rows, count), *_revised(rows, scope, count)]
    found += [*_reported(rows, scope, count), *_assessed(rows, scope, count)]
    if scope.number is None and not scope.action:
        found += _joined(plan, scope, count)
    return latest(found, count)


def _joined(plan: Plan, scope: Scope, count: int) -> Iterator[Happening]:
    rows = Participant.objects.filter(plan=plan, visibility=PUBLIC).order_by("-joined_on", "id")
    if scope.participant:
        rows = rows.filter(id=scope.participant)
    for each in rows[:count]:
        left = each.withdrawn_on
        yield Happening(
            HappeningKind.JOINED,
            each.reference,
            _moment(each.joined_on),
            _moment(left or each.joined_on),
            each.name,
            str(each.id),
            ended=left is not None,
        )


def _committed(rows: QuerySet[Commitment], count: int) -> Iterator[Happening]:
    rows = rows.filter(submitted_at__isnull=False).select_related("participant")
    for each in rows.order_by("-submitted_at", "id")[:count]:
        at = each.submitted_at or each.created_at
        ended = each.state == CommitmentState.WITHDRAWN.value
        yield Happening(
            HappeningKind.COMMITTED,
            each.reference,
            at,
            each.ended_at if ended and each.ended_at else at,
            each.participant.name,
            str(each.participant_id),
            each.number,
            each.title,
            ended=ended,
        )


def _revised(rows: QuerySet[Commitment], scope: Scope, count: int) -> Iterator[Happening]:
    """Versions that were entered after it was submitted: drafts are nobody's business."""
    versions = CommitmentVersion.objects.filter(
        _of(rows, scope), number__gt=1, entered_at__gt=F("commitment__submitted_at")
    ).select_related("commitment__participant")
    for each in versions.order_by("-entered_at", "id")[:count]:
        yield Happening(
            HappeningKind.REVISED,
            f"{each.commitment.reference}:version:{each.number}",
            each.entered_at,
            each.entered_at,
            each.commitment.participant.name,
            str(each.commitment.participant_id),
            each.commitment.number,
            each.commitment.title,
            each.note,
            version=each.number,
        )


def _reported(rows: QuerySet[Commitment], scope: Scope, count: int) -> Iterator[Happening]:
    updates = ProgressUpdate.objects.filter(_of(rows, scope))
    updates = updates.select_related("commitment__participant").order_by("-entered_at", "id")
    for each in updates[:count]:
        yield Happening(
            HappeningKind.REPORTED,
            each.reference,
            each.entered_at,
            each.struck_at or each.entered_at,
            each.commitment.participant.name,
            str(each.commitment.participant_id),
            each.commitment.number,
            each.commitment.title,
            each.struck_reason if each.struck_at else each.text,
            percent=each.percent,
            ended=each.struck_at is not None,
        )


def _assessed(rows: QuerySet[Commitment], scope: Scope, count: int) -> Iterator[Happening]:
    found = Assessment.objects.filter(_of(rows, scope))
    found = found.select_related("commitment__participant").order_by("-entered_at", "id")
    for each in found[:count]:
        yield Happening(
            HappeningKind.ASSESSED,
            each.reference,
            each.entered_at,
            each.struck_at or each.entered_at,
            each.commitment.participant.name,
            str(each.commitment.participant_id),
            each.commitment.number,
            each.commitment.title,
            each.reasons,
            level=each.level,
            ended=each.struck_at is not None,
        )


def _of(rows: QuerySet[Commitment], scope: Scope) -> Q:
    """Of a whole plan or an action the newest are looked through one by one, until enough of them
    may be seen; of few commitments, all that there is of these."""
    if scope.participant or scope.number is not None:
        return Q(commitment__in=list(rows.values_list("id", flat=True)))
    return Q(Exists(rows.order_by().filter(id=OuterRef("commitment_id"))))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
