"""The course of a session over the API: it opens, members declare something, it closes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from pydantic import Field

from comity.assembly.actions.open_session import close_session, open_session
from comity.assembly.actions.plan_session import cancel_session
from comity.assembly.actions.record_declaration import LONGEST, record_declaration
from comity.assembly.interfaces.api.asking import WRITING, asking
from comity.assembly.interfaces.api.session_records import SessionDetail, session_in_full, view_of
from comity.assembly.interfaces.api.sessions import ONE
from comity.kernel.interfaces.api.public import private_router
from comity.kernel.interfaces.api.records import Record

router = private_router("assembly", auth=WRITING)


class StatementAsked(Record):
    member: Annotated[str, Field(max_length=64, description="Whose it is, by its code.")]
    statement: Annotated[
        str, Field(max_length=LONGEST, description="In the member's own words, for the minutes.")
    ]


class StatementRecord(Record):
    """What a member declared, in one line, as the minutes will have it."""

    member: str
    statement: str
    at: datetime


@router.post(f"{ONE}/open", response=SessionDetail, operation_id="open_session")
def open_(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """Open a session, for whoever runs it. It works under the statute of today to its end."""
    person = asking(request, slug)
    open_session(person=person, session=session)
    return session_in_full(person, view_of(person, session))


@router.post(f"{ONE}/close", response=SessionDetail, operation_id="close_session")
def close(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """Close a session, once nobody votes in it any more."""
    person = asking(request, slug)
    close_session(person=person, session=session)
    return session_in_full(person, view_of(person, session))


@router.post(f"{ONE}/cancel", response=SessionDetail, operation_id="cancel_session")
def cancel(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """Call a session off before it opens. Whoever it concerns is told at once."""
    person = asking(request, slug)
    cancel_session(person=person, session=session)
    return session_in_full(person, view_of(person, session))


@router.post(
    f"{ONE}/declarations", response={201: StatementRecord}, operation_id="record_declaration"
)
def declare(
    request: HttpRequest, slug: str, session: UUID, asked: StatementAsked
) -> Status[dict[str, Any]]:
    """Declare something that the minutes are to tell, for your member; for any, whoever runs the
    session. Sent twice, it stands there twice."""
    event = record_declaration(
        person=asking(request, slug),
        session=session,
        member=asked.member,
        statement=asked.statement,
    )
    return Status(201, {**event.about, "at": event.at})
