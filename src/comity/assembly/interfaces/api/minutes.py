"""Minutes of a session over the API: drafted, written in versions, approved, read."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone, translation
from ninja import Status
from pydantic import BeforeValidator, Field

from comity.assembly.actions.write_minutes import approve_minutes, write_minutes
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.sessions import ONE
from comity.assembly.interfaces.minutes_drafted import drafted
from comity.assembly.models import Minutes
from comity.assembly.queries.minutes import find_minutes, minutes_for
from comity.assembly.queries.sessions import find_session
from comity.kernel.interfaces.api.asked import whole_number
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=READING)
_ALL = f"{ONE}/minutes"
MOST_VERSIONS = 999_999
Version = Annotated[
    int,
    BeforeValidator(whole_number(1, MOST_VERSIONS)),
    Field(ge=1, le=MOST_VERSIONS),
]


class MinutesRecord(Record):
    version: int
    written_at: datetime
    approved_at: datetime | None


class MinutesList(Record):
    items: list[MinutesRecord]


class MinutesText(MinutesRecord):
    """With the text, in Markdown."""

    text: str


class MinutesDraft(Record):
    """A text to write minutes from, in Markdown and English; `after` is the last version there
    is, 0 without any."""

    after: int
    text: str


class MinutesAsked(Record):
    text: Annotated[str, Field(min_length=1, description="The whole text, in Markdown.")]
    after: Annotated[
        int,
        Field(
            strict=True,
            ge=0,
            le=MOST_VERSIONS,
            description="The version that it follows; where there is another by now, nothing is "
            "written.",
        ),
    ] = 0


@router.get(_ALL, response=MinutesList, operation_id="minutes")
def minutes(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """Versions of the minutes: those that were approved; for whoever runs the session, all."""
    person = asking(request, slug)
    rows = minutes_for(person, find_session(person, session))
    return {"items": [_row(each) for each in rows]}


@router.post(_ALL, auth=WRITING, response={201: MinutesText}, operation_id="write_minutes")
def write(
    request: HttpRequest, slug: str, session: UUID, asked: MinutesAsked
) -> Status[dict[str, Any]]:
    """Write the next version, for whoever keeps sessions. Earlier ones stay."""
    person = asking(request, slug)
    made = write_minutes(person=person, session=session, text=asked.text, after=asked.after)
    return Status(201, _whole(made))


@router.get(f"{_ALL}/draft", auth=WRITING, response=MinutesDraft, operation_id="minutes_draft")
def draft(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """Minutes as they are drafted from what happened so far, for whoever keeps sessions. Times are
    in UTC."""
    person = asking(request, slug)
    person.require("keep-sessions")
    row = find_session(person, session)
    with translation.override("en"), timezone.override("UTC"):
        return {"after": row.minutes.count(), "text": drafted(row, person.on, "en")}


@router.get(f"{_ALL}/{{version}}", response=MinutesText, operation_id="minutes_version")
def version(request: HttpRequest, slug: str, session: UUID, version: Version) -> dict[str, Any]:
    """One version, whole."""
    person = asking(request, slug)
    return _whole(find_minutes(person, find_session(person, session), version))


@router.post(
    f"{_ALL}/{{version}}/approval",
    auth=WRITING,
    response=MinutesText,
    operation_id="approve_minutes",
)
def approve(request: HttpRequest, slug: str, session: UUID, version: Version) -> dict[str, Any]:
    """Approve the last version, once the session is closed, for whoever runs it."""
    person = asking(request, slug)
    return _whole(approve_minutes(person=person, session=session, version=version))


def _row(row: Minutes) -> dict[str, Any]:
    return {
        "version": row.number,
        "written_at": row.written_at,
        "approved_at": row.approved_at,
    }


def _whole(row: Minutes) -> dict[str, Any]:
    return {**_row(row), "text": row.text}
