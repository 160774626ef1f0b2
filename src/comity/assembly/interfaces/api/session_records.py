"""Sessions as the API gives them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from comity.assembly.domain.sessions import ItemState, SessionState
from comity.assembly.models import AgendaItem, Session
from comity.assembly.queries.people import Person, visible_to
from comity.assembly.queries.quorums import QuorumState
from comity.assembly.queries.session_view import SessionView, session_view
from comity.assembly.queries.sessions import find_session
from comity.kernel.domain.audit import Visibility
from comity.kernel.interfaces.api.records import Listed, Record
from comity.parties.actions.erase_person import ERASED
from comity.parties.models import User


class SessionRecord(Record):
    """A meeting of a body; `number` counts those of the body."""

    id: UUID
    body: str
    number: int
    name: str
    place: str
    starts_at: datetime
    state: SessionState
    statute_version: int | None


class SessionList(Listed):
    items: list[SessionRecord]


class ItemRecord(Record):
    """An item of the agenda; `subject` is a reference to what it is about, or empty."""

    id: UUID
    position: int
    title: str
    subject: str
    state: ItemState


class QuorumChangeRecord(Record):
    at: datetime
    is_met: bool
    present: int


class QuorumRecord(Record):
    """Of a rule; `matters` are those of the agenda that it decides, "" all else. `is_met` is null
    where it can't be known."""

    rule: str
    matters: list[str]
    is_met: bool | None
    changes: list[QuorumChangeRecord]


class SessionDetail(SessionRecord):
    """A session with its agenda and its ballots. `presiding` is the name of whoever was named to
    preside over it: null for nobody, for somebody who was erased, and for readers outside."""

    visibility: Visibility
    presiding: str | None
    agenda: list[ItemRecord]
    ballots: list[UUID]


class PresenceRecord(Record):
    """Who is there now, by codes of members, and whether there is a quorum."""

    present: list[str]
    entitled: list[str]
    quorums: list[QuorumRecord]


class MovementAsked(Record):
    members: Annotated[
        list[Annotated[str, Field(max_length=64)]],
        Field(min_length=1, max_length=1000, description="Codes of members."),
    ]
    arrives: Annotated[bool, Field(description="Whether they come, or leave.")]


class MovementRecord(Record):
    """What was recorded: at one moment, for all of them."""

    members: list[str]
    arrives: bool
    at: datetime


def session_plain(row: Session) -> dict[str, Any]:
    return {
        "id": row.id,
        "body": row.body,
        "number": row.number,
        "name": row.name,
        "place": row.place,
        "starts_at": row.starts_at,
        "state": row.state,
        "statute_version": row.statute.version if row.statute else None,
    }


def view_of(person: Person, session: UUID) -> SessionView:
    """Raises `UnknownName("session-unknown")`."""
    return session_view(find_session(person, session), visible_to(person), person.on)


def session_in_full(person: Person, view: SessionView) -> dict[str, Any]:
    named = view.session.presiding if person.is_inside else None
    return {
        **session_plain(view.session),
        "visibility": view.session.visibility,
        "presiding": _name(named) if named else None,
        "agenda": [item_plain(each) for each in view.items],
        "ballots": [it.ballot.id for it in view.ballots if it.ballot.election_id is None],
    }


def presence_plain(view: SessionView) -> dict[str, Any]:
    return {
        "present": sorted(view.quorums.here),
        "entitled": sorted(view.quorums.entitled_here),
        "quorums": _quorums(view.quorums.states),
    }


def _name(user: User) -> str | None:
    return None if user.email.endswith(ERASED) else user.name


def item_plain(row: AgendaItem) -> dict[str, Any]:
    return {
        "id": row.id,
        "position": row.position,
        "title": row.title,
        "subject": row.subject,
        "state": row.state,
    }


def _quorums(states: Sequence[QuorumState]) -> list[dict[str, Any]]:
    return [
        {
            "rule": each.rule.id,
            "matters": list(each.matters),
            "is_met": each.is_met,
            "changes": [
                {"at": it.at, "is_met": it.is_met, "present": it.present} for it in each.changes
            ],
        }
        for each in states
    ]
