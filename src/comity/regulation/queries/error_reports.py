"""Reports of errors: one by its key, and the queue of those that moderate."""

from __future__ import annotations

from uuid import UUID

from comity.kernel.domain.errors import UnknownName
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.regulation.domain.error_reports import MODERATE, ReportKind, ReportState
from comity.regulation.models import ErrorReport

MOST_LISTED = 1000


def error_report(key: UUID) -> ErrorReport:
    """Whoever knows the key may ask: it is random, and only the reporter was told it. Raises
    `UnknownName`."""
    found = ErrorReport.objects.filter(id=key).first()
    if found is None:
        raise UnknownName("report-unknown", key=str(key))
    return found


def report_queue(
    *,
    actor: Actor,
    state: ReportState | None = None,
    kind: ReportKind | None = None,
    instrument: str = "",
) -> list[ErrorReport]:
    """The oldest first, at most `MOST_LISTED`; None and "" keep nothing out. Needs
    `moderate-reports` everywhere."""
    authorise(actor=actor, permission=MODERATE)
    found = ErrorReport.objects.order_by("created_at", "id")
    if state:
        found = found.filter(state=state.value)
    if kind:
        found = found.filter(kind=kind.value)
    if instrument:
        found = found.filter(instrument=instrument)
    return list(found[:MOST_LISTED])
