"""Report an error in the corpus. Anybody may, signed in or not."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction
from django.utils import timezone

from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.domain.permissions import Actor
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.error_reports import (
    LONGEST_LINK,
    LONGEST_TEXT,
    MOST_A_DAY,
    MOST_OPEN,
    ReportKind,
    ReportState,
    checked_text,
    reported_place,
)
from comity.regulation.models import ErrorReport

ANONYMOUS = Actor("anonymous")
"""Whoever is not signed in; no grant is ever given to it."""
LONGEST_MAIL = 254


def file_report(
    *,
    actor: Actor,
    corpus: Corpus,
    release: str,
    place: str,
    kind: ReportKind,
    text: str,
    email: str = "",
    link: str = "",
) -> ErrorReport:
    """The new report about `place` (INSTRUMENT:NORM) as it stands in `release`.

    Needs no permission. Raises `UnknownName` for a place that there is not, `InvalidInput` for what
    can't be read, and `Conflict` where too many wait already. The log says that there is a report
    on the place, and nothing of what it says or of who wrote it without an account.
    """
    found = reported_place(corpus, place)
    told = checked_text(text, longest=LONGEST_TEXT)
    if not told:
        raise InvalidInput("report-text-missing")
    report = ErrorReport(
        instrument=found.instrument.id,
        norm=found.id,
        release=release,
        kind=kind.value,
        text=told,
        email=_checked_mail(email),
        link=_checked_link(link),
    )
    with transaction.atomic():
        _refuse_flood(report)
        report.save(force_insert=True)
        append_audit(
            actor=actor.reference,
            action="file_report",
            object=report.reference,
            payload={"place": found.name, "kind": kind.value, "release": release},
        )
    return report


def _refuse_flood(report: ErrorReport) -> None:
    """Approximate where two write at once: the limits bound what is held, they count nothing."""
    waiting = ErrorReport.objects.filter(
        instrument=report.instrument, norm=report.norm, state=ReportState.OPEN.value
    )
    if waiting.count() >= MOST_OPEN:
        raise Conflict("report-enough-open", count=MOST_OPEN)
    since = timezone.now() - timedelta(days=1)
    if ErrorReport.objects.filter(created_at__gte=since).count() >= MOST_A_DAY:
        raise Conflict("report-too-many-today")


def _checked_mail(email: str) -> str:
    email = checked_text(email, longest=LONGEST_MAIL)
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise InvalidInput("report-mail-malformed") from None
    return email


def _checked_link(link: str) -> str:
    link = checked_text(link, longest=LONGEST_LINK)
    if link:
        try:
            URLValidator(schemes=["https", "http"])(link)
        except ValidationError:
            raise InvalidInput("report-link-malformed") from None
    return link
