"""Decide a report of an error, or take the decision back."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import UnknownName
from comity.parties.actions.authorise import authorise
from comity.parties.domain.permissions import Actor
from comity.regulation.domain.error_reports import (
    LONGEST_NOTE,
    MODERATE,
    ReportState,
    check_decision,
    checked_text,
)
from comity.regulation.models import ErrorReport


def decide_report(
    *, actor: Actor, report: UUID, seen: ReportState, decided: ReportState, note: str = ""
) -> ErrorReport:
    """The report in its new state. `seen` is the state that the actor decided on; `note` is shown
    to whoever reported it, and replaces the one before.

    Needs `moderate-reports`. The reporter's mail address is erased. Raises `NotPermitted`,
    `UnknownName`, `InvalidInput` for a note that is too long, and `Conflict` where another decided
    meanwhile or where the state does not lead there.
    """
    authorise(actor=actor, permission=MODERATE, object=f"error-report:{report}")
    told = checked_text(note, longest=LONGEST_NOTE)
    with transaction.atomic():
        found = ErrorReport.objects.select_for_update().filter(id=report).first()
        if found is None:
            raise UnknownName("report-unknown", key=str(report))
        check_decision(ReportState(found.state), seen, decided)
        found.state, found.note, found.email = decided.value, told, ""
        found.decided_at = None if decided is ReportState.OPEN else timezone.now()
        found.save(update_fields=["state", "note", "email", "decided_at"])
        append_audit(
            actor=actor.reference,
            action="decide_report",
            object=found.reference,
            payload={"from": seen.value, "to": decided.value},
        )
    return found
