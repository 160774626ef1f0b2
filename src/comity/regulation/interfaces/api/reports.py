"""Reports of errors, into the queue that moderators decide on. What it holds is not read here."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Status
from pydantic import Field, StringConstraints

from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record
from comity.parties.interfaces.api.bearer import TokenOrNobody, acting
from comity.regulation.actions.file_report import ANONYMOUS, LONGEST_MAIL, file_report
from comity.regulation.domain.error_reports import (
    LONGEST_LINK,
    LONGEST_TEXT,
    ReportKind,
    ReportState,
)
from comity.regulation.interfaces.pages.reports import messages as _messages  # noqa: F401
from comity.regulation.queries.current_rulebook import current_rulebook

LONGEST_NAME = 300

router = private_router("reports", auth=TokenOrNobody(ANONYMOUS))


class ReportAsked(Record):
    place: Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST_NAME),
        Field(description="What it is about: INSTRUMENT:NORM, or INSTRUMENT:EID of a provision."),
    ]
    kind: Annotated[ReportKind, Field(description="What is wrong.")]
    text: Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST_TEXT),
        Field(description="What it says, and what it should say."),
    ]
    link: Annotated[
        str,
        StringConstraints(max_length=LONGEST_LINK),
        Field(description="Where that can be read, best in the official text."),
    ] = ""
    email: Annotated[
        str,
        StringConstraints(max_length=LONGEST_MAIL),
        Field(
            description="To ask back. Seen only by those who decide, and erased with the decision."
        ),
    ] = ""


class FiledReport(Record):
    """A report as whoever sent it may see it. Keep `page`: that address alone says what becomes of
    it. `number` is short enough to be read out."""

    id: UUID
    number: str
    place: str
    kind: ReportKind
    state: ReportState
    release: str
    filed_at: datetime
    page: str


@router.post("/reports", response={201: FiledReport}, operation_id="file_report")
def file(
    request: HttpRequest, response: HttpResponse, asked: ReportAsked
) -> Status[dict[str, Any]]:
    """Report an error about a norm. Needs no token; with one, its person is the one who reports.
    Of what is open about one place, and of what comes on one day, only so much is held."""
    rules = current_rulebook()
    report = file_report(
        actor=acting(request),
        corpus=rules.corpus,
        release=rules.release,
        place=asked.place,
        kind=asked.kind,
        text=asked.text,
        email=asked.email,
        link=asked.link,
    )
    page = reverse("regulation:report", kwargs={"key": report.id})
    response["Location"] = page
    return Status(
        201,
        {
            "id": report.id,
            "number": report.number,
            "place": f"{report.instrument}:{report.norm}",
            "kind": report.kind,
            "state": report.state,
            "release": report.release,
            "filed_at": report.created_at,
            "page": page,
        },
    )
