"""Sessions over the API: called, changed, read, with who is there."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Status
from pydantic import Field

from comity.assembly.actions.plan_session import Planned, change_session, plan_session
from comity.assembly.actions.record_movement import record_movement
from comity.assembly.domain.sessions import SessionState
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.session_plans import (
    PlannedRecord,
    SessionAsked,
    SessionChangeAsked,
    presiding_asked,
)
from comity.assembly.interfaces.api.session_records import (
    MovementAsked,
    MovementRecord,
    PresenceRecord,
    SessionDetail,
    SessionList,
    presence_plain,
    session_in_full,
    session_plain,
    view_of,
)
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.session_view import session_view
from comity.assembly.queries.sessions import find_session, sessions_for
from comity.kernel.interfaces.api.asked import Paging
from comity.kernel.interfaces.api.paging import link_beside, listed_as
from comity.kernel.interfaces.api.public import private_router

ONE = "/assemblies/{slug}/sessions/{uuid:session}"
router = private_router("assembly", auth=READING)
writing = private_router("assembly", auth=WRITING)


class SessionsAsked(Paging):
    state: Annotated[SessionState | None, Field(description="Only sessions in this state.")] = None


@router.get("/assemblies/{slug}/sessions", response=SessionList, operation_id="sessions")
def sessions(
    request: HttpRequest, response: HttpResponse, slug: str, asked: Query[SessionsAsked]
) -> dict[str, Any]:
    """Sessions that the token's person may see, the newest first."""
    rows = sessions_for(asking(request, slug))
    if asked.state is not None:
        rows = rows.filter(state=asked.state.value)
    total = rows.count()
    link_beside(request, response, asked, total)
    shown = rows[asked.offset : asked.offset + asked.limit]
    return listed_as(asked, total, [session_plain(each) for each in shown])


@router.post(
    "/assemblies/{slug}/sessions",
    auth=WRITING,
    response={201: PlannedRecord},
    operation_id="plan_session",
)
def plan(request: HttpRequest, slug: str, asked: SessionAsked) -> Status[dict[str, Any]]:
    """Call a session of a body. A notice that is too short is told, and hinders nothing."""
    person = asking(request, slug)
    person.require("keep-sessions")  # before anybody learns who has an account
    planned = plan_session(
        person=person,
        body=asked.body,
        name=asked.name,
        starts_at=asked.starts_at,
        place=asked.place,
        presiding=presiding_asked(asked.presiding),
        visibility=asked.visibility,
    )
    return Status(201, _planned(person, planned))


@router.get(ONE, response=SessionDetail, operation_id="session")
def session(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """One session, with its agenda and the ids of its ballots."""
    person = asking(request, slug)
    return session_in_full(person, view_of(person, session))


@router.put(ONE, auth=WRITING, response=PlannedRecord, operation_id="change_session")
def change(
    request: HttpRequest, slug: str, session: UUID, asked: SessionChangeAsked
) -> dict[str, Any]:
    """Change when and where it is, and whoever it concerns is told; all of it anew."""
    person = asking(request, slug)
    person.require("keep-sessions")
    row = find_session(person, session)
    keeps = asked.presiding is None
    planned = change_session(
        person=person,
        session=session,
        name=asked.name,
        starts_at=asked.starts_at,
        place=asked.place,
        presiding=row.presiding_id if keeps else presiding_asked(asked.presiding or ""),
        visibility=asked.visibility,
    )
    return _planned(person, planned)


@router.get(f"{ONE}/presence", response=PresenceRecord, operation_id="presence")
def presence(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """Who is there now, who of them may vote, and when each quorum was met and lost."""
    return presence_plain(view_of(asking(request, slug), session))


@writing.post(f"{ONE}/movements", response=MovementRecord, operation_id="record_movement")
def move(request: HttpRequest, slug: str, session: UUID, asked: MovementAsked) -> dict[str, Any]:
    """Members come, or leave, now: all that are named, or none. For whoever keeps sessions, and
    for a delegate for its own member."""
    rows = record_movement(
        person=asking(request, slug),
        session=session,
        members=asked.members,
        arrives=asked.arrives,
    )
    return {"members": asked.members, "arrives": asked.arrives, "at": rows[0].at}


def _planned(person: Person, planned: Planned) -> dict[str, Any]:
    """To whoever planned it, even with a token that sees no sessions of members."""
    view = session_view(planned.session, visible_to(person), person.on)
    return {
        **session_in_full(person, view),
        "notice_asked": planned.notice_asked,
        "notice_missing": planned.notice_missing,
    }
