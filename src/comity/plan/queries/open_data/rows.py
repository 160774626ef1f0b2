"""The rows of the tables of open data, read a piece at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from comity.plan.formats.commitment_plain import commitment_of_plain
from comity.plan.formats.open_data.columns import Row
from comity.plan.formats.open_data.commitment_columns import promised_values
from comity.plan.models import (
    Assessment,
    AssessmentResponse,
    Commitment,
    CommitmentVersion,
    Dispute,
    Evidence,
    HelpRow,
    MilestoneRow,
    Partnership,
    ProgressUpdate,
)
from comity.plan.queries.open_data.scope import Scope

PIECE = 1000
SINGLE_PIECE = 250
"""Of commitments, whose texts are large."""


def participant_rows(scope: Scope) -> Iterator[Row]:
    rows = scope.participants.order_by("joined_on", "id").values_list(
        "id", "name", "kind", "jurisdiction", "website", "summary", "visibility", "state",
        "joined_on", "withdrawn_on",
    )  # fmt: skip
    for row in rows.iterator(PIECE):
        yield (str(row[0]), *row[1:])


def commitment_rows(scope: Scope) -> Iterator[Row]:
    rows = (
        CommitmentVersion.objects.filter(
            commitment__in=scope.commitments.order_by(), number=F("commitment__version")
        )
        .order_by("commitment__number")
        .values_list(
            "text", "commitment__number", "number", "commitment__state", "commitment__visibility",
            "commitment__participant", "commitment__participant__name",
            "commitment__participant__visibility", "commitment__kind", "commitment__jurisdiction",
            "commitment__submitted_at", "commitment__ended_at", "commitment__updates_count",
            "commitment__last_update_on", "commitment__self_percent", "commitment__reached",
            "commitment__level",
        )
    )  # fmt: skip
    for (
        text, number, version, state, visibility, participant, name, named, kind, jurisdiction,
        submitted, ended, updates, last, percent, reached, level,
    ) in rows.iterator(SINGLE_PIECE):  # fmt: skip
        seen = named in scope.visible or participant in scope.own
        yield (
            number, version, state, visibility, str(participant) if seen else "",
            name if seen else "", kind, jurisdiction, *promised_values(commitment_of_plain(text)),
            day_of(submitted), day_of(ended), updates, last, percent, figure_of(reached), level,
        )  # fmt: skip


def milestone_rows(scope: Scope) -> Iterator[Row]:
    rows = MilestoneRow.objects.filter(commitment__in=_seen(scope))
    yield from (
        rows.order_by("commitment__number", "due_on", "key")
        .values_list("commitment__number", "key", "title", "due_on", "reached_on")
        .iterator(PIECE)
    )


def partner_rows(scope: Scope) -> Iterator[Row]:
    rows = _partners(scope).order_by("commitment__number", "asked_at", "id")
    values = rows.values_list(
        "commitment__number", "participant", "role", "state", "asked_at", "answered_at"
    )
    for number, participant, role, state, asked, answered in values.iterator(PIECE):
        yield number, str(participant), role, state, day_of(asked), day_of(answered)


def help_rows(scope: Scope) -> Iterator[Row]:
    rows = HelpRow.objects.filter(commitment__in=_seen(scope)).order_by("commitment__number", "key")
    values = rows.values_list(
        "commitment__number", "key", "side", "kind", "text", "quantity", "unit", "per", "since",
        "until",
    )  # fmt: skip
    for number, key, side, kind, text, quantity, unit, per, since, until in values.iterator(PIECE):
        short = None if quantity is None else quantity.normalize()
        yield number, key, side, kind, text, short, unit, per, since, until


def update_rows(scope: Scope) -> Iterator[Row]:
    rows = ProgressUpdate.objects.filter(commitment__in=_seen(scope))
    values = rows.order_by("commitment__number", "number").values_list(
        "commitment__number", "number", "version", "on", "language", "text", "percent", "value",
        "entered_at", "struck_at", "struck_reason",
    )  # fmt: skip
    for row in values.iterator(PIECE):
        yield (*row[:7], figure_of(row[7]), *row[8:])


def evidence_rows(scope: Scope) -> Iterator[Row]:
    rows = _evidence(scope).order_by(
        "update__commitment__number", "update__number", "added_at", "id"
    )
    values = rows.values_list(
        "update__commitment__number", "update__number", "id", "kind", "title", "address", "figure",
        "file__name", "file__media_type", "file__size", "file__digest",
    )  # fmt: skip
    for (
        number,
        update,
        id,
        kind,
        title,
        address,
        figure,
        name,
        media,
        size,
        digest,
    ) in values.iterator(PIECE):
        yield (
            number, update, str(id), kind, title, address, figure_of(figure), name or "",
            media or "", size, digest or "",
        )  # fmt: skip


def assessment_rows(scope: Scope) -> Iterator[Row]:
    rows = Assessment.objects.filter(commitment__in=_seen(scope))
    yield from (
        rows.order_by("commitment__number", "number")
        .values_list(
            "commitment__number", "number", "version", "update_number", "on", "level", "language",
            "reasons", "struck_at",
        )
        .iterator(PIECE)
    )  # fmt: skip


def response_rows(scope: Scope) -> Iterator[Row]:
    rows = _responses(scope).order_by(
        "assessment__commitment__number", "assessment__number", "entered_at", "id"
    )
    values = rows.values_list(
        "assessment__commitment__number", "assessment__number", "id", "language", "text",
        "entered_at",
    )  # fmt: skip
    for row in values.iterator(PIECE):
        yield (*row[:2], str(row[2]), *row[3:])


def dispute_rows(scope: Scope) -> Iterator[Row]:
    rows = _disputes(scope).order_by(
        "assessment__commitment__number", "assessment__number", "opened_at", "id"
    )
    values = rows.values_list(
        "assessment__commitment__number", "assessment__number", "id", "grounds", "state",
        "opened_at", "settled_at", "settlement",
    )  # fmt: skip
    for row in values.iterator(PIECE):
        yield (*row[:2], str(row[2]), *row[3:])


ROWS: Mapping[str, Callable[[Scope], Iterator[Row]]] = {
    "participants": participant_rows,
    "commitments": commitment_rows,
    "milestones": milestone_rows,
    "partners": partner_rows,
    "helps": help_rows,
    "updates": update_rows,
    "evidence": evidence_rows,
    "assessments": assessment_rows,
    "responses": response_rows,
    "disputes": dispute_rows,
}
"""By the names of the tables."""


def counts(scope: Scope) -> dict[str, int]:
    """How many rows each table has."""
    seen = _seen(scope)
    return {
        "participants": scope.participants.count(),
        "commitments": scope.commitments.count(),
        "milestones": MilestoneRow.objects.filter(commitment__in=seen).count(),
        "partners": _partners(scope).count(),
        "helps": HelpRow.objects.filter(commitment__in=seen).count(),
        "updates": ProgressUpdate.objects.filter(commitment__in=seen).count(),
        "evidence": _evidence(scope).count(),
        "assessments": Assessment.objects.filter(commitment__in=seen).count(),
        "responses": _responses(scope).count(),
        "disputes": _disputes(scope).count(),
    }


def _partners(scope: Scope) -> QuerySet[Partnership]:
    """Those whose partner may be seen, too."""
    return Partnership.objects.filter(
        Exists(scope.participants.filter(id=OuterRef("participant"))), commitment__in=_seen(scope)
    )


def _responses(scope: Scope) -> QuerySet[AssessmentResponse]:
    return AssessmentResponse.objects.filter(assessment__commitment__in=_seen(scope))


def _disputes(scope: Scope) -> QuerySet[Dispute]:
    return Dispute.objects.filter(assessment__commitment__in=_seen(scope))


def _evidence(scope: Scope) -> QuerySet[Evidence]:
    """Without files that this reader may not see, and without those that were withdrawn."""
    own = Q(update__commitment__participant__in=scope.own)
    file = Q(file__withdrawn_at=None) & (Q(file__visibility__in=scope.visible) | own)
    # By each piece of evidence, of which there may be few, not by each update of each commitment.
    updates = ProgressUpdate.objects.filter(id=OuterRef("update"), commitment__in=_seen(scope))
    return Evidence.objects.filter(Q(file=None) | file, Exists(updates))


def _seen(scope: Scope) -> QuerySet[Commitment]:
    return scope.commitments.order_by()


def day_of(at: datetime | None) -> date | None:
    """In UTC."""
    return None if at is None else at.astimezone(UTC).date()


def figure_of(text: str) -> Decimal | None:
    """A decimal that is kept in text; "" is none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
