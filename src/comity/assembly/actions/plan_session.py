"""A session of a body is called, changed before it is over, or called off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from comity.assembly.actions.session_log import log_session, tell_of_session
from comity.assembly.domain.bodies import Body
from comity.assembly.domain.sessions import (
    SessionState,
    check_goes_on,
    notice_missing,
    session_after,
)
from comity.assembly.models import Assembly, Session
from comity.assembly.queries.find_assembly import statute_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import lock_session
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.parties.actions.find_party import get_user


@dataclass(frozen=True, slots=True)
class Planned:
    """A session, how many days of notice the statute asks for, and how many of them are missing."""

    session: Session
    notice_asked: int
    notice_missing: int


def plan_session(
    *,
    person: Person,
    body: str,
    name: str,
    starts_at: datetime,
    place: str = "",
    presiding: UUID | None = None,
    visibility: Visibility = Visibility.MEMBERS,
) -> Planned:
    """The next session of `body`. Needs `keep-sessions`. A notice that is too short is told, and
    hinders nothing: whether a session was called well is for the body to say. Raises
    `UnknownName`: `body-unknown`, `user-unknown`; `InvalidInput`: `session-without-name`,
    `session-without-zone`."""
    person.require("keep-sessions")
    made_of = statute_on(person.assembly, person.on).body(body)
    _check(name, starts_at)
    with transaction.atomic():
        assembly = Assembly.objects.select_for_update().get(id=person.assembly.id)
        last = assembly.sessions.filter(body=body).aggregate(last=Max("number"))["last"]
        session = Session.objects.create(
            assembly=assembly,
            body=body,
            number=(last or 0) + 1,
            name=name.strip(),
            place=place.strip(),
            starts_at=starts_at,
            presiding=get_user(presiding) if presiding else None,
            visibility=visibility.value,
        )
        tell_of_session(person, session, "mail-session-planned")
        log_session(person, "plan_session", session)
    return _planned(session, made_of, person)


def change_session(
    *,
    person: Person,
    session: UUID,
    name: str,
    starts_at: datetime,
    place: str,
    presiding: UUID | None,
    visibility: Visibility,
) -> Planned:
    """All of it anew. Needs `keep-sessions`. Raises as `plan_session` does, and `UnknownName`:
    `session-unknown`; `Conflict`: `session-over`, `session-begun` for another start of one that is
    open."""
    person.require("keep-sessions")
    _check(name, starts_at)
    with transaction.atomic():
        row = lock_session(person, session)
        check_goes_on(SessionState(row.state))
        moved = row.starts_at != starts_at or row.place != place.strip()
        if row.starts_at != starts_at and row.state == SessionState.OPEN.value:
            raise Conflict("session-begun", session=row.name)
        row.name, row.place, row.starts_at = name.strip(), place.strip(), starts_at
        row.presiding = get_user(presiding) if presiding else None
        row.visibility = visibility.value
        row.save()
        if moved:
            tell_of_session(person, row, "mail-session-moved")
        log_session(person, "change_session", row)
    made_of = statute_on(person.assembly, person.on).body(row.body)
    return _planned(row, made_of, person)


def cancel_session(*, person: Person, session: UUID) -> Session:
    """It won't be opened. Needs `keep-sessions`. Raises `UnknownName("session-unknown")`,
    `Conflict("session-state")`."""
    person.require("keep-sessions")
    with transaction.atomic():
        row = lock_session(person, session)
        row.state = session_after(SessionState(row.state), SessionState.CANCELLED).value
        row.save(update_fields=["state"])
        tell_of_session(person, row, "mail-session-cancelled", urgent=True)
        log_session(person, "cancel_session", row)
    return row


def _planned(session: Session, body: Body, person: Person) -> Planned:
    asked = body.sessions.notice_days if body.sessions else 0
    return Planned(session, asked, notice_missing(body, person.on, session.starts_at.date()))


def _check(name: str, starts_at: datetime) -> None:
    if not name.strip():
        raise InvalidInput("session-without-name")
    if starts_at.tzinfo is None:
        raise InvalidInput("session-without-zone")
