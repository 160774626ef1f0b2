"""Sessions over the API: what is planned and open, the agenda, who is there."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from comity.assembly.actions.record_movement import record_movement
from comity.assembly.domain.sessions import SessionState
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.session_records import (
    MovementAsked,
    MovementRecord,
    PresenceRecord,
    SessionDetail,
    SessionList,
    presence_plain,
    session_in_full,
    session_plain,
)
from comity.assembly.queries.people import visible_to
from comity.assembly.queries.session_view import SessionView, session_view
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


@router.get(ONE, response=SessionDetail, operation_id="session")
def session(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """One session, with its agenda and the ids of its ballots."""
    return session_in_full(_view(request, slug, session))


@router.get(f"{ONE}/presence", response=PresenceRecord, operation_id="presence")
def presence(request: HttpRequest, slug: str, session: UUID) -> dict[str, Any]:
    """Who is there now, who of them may vote, and when each quorum was met and lost."""
    return presence_plain(_view(request, slug, session))


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


def _view(request: HttpRequest, slug: str, session: UUID) -> SessionView:
    person = asking(request, slug)
    return session_view(find_session(person, session), visible_to(person), person.on)
