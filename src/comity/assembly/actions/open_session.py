"""A session is opened, and closed."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.note_event import note_event
from comity.assembly.actions.session_log import log_session, tell_of_session
from comity.assembly.domain.ballots import BallotState
from comity.assembly.domain.minutes import Happened
from comity.assembly.domain.sessions import SessionState, session_after
from comity.assembly.models import Session
from comity.assembly.queries.find_assembly import statute_of, statute_version_on
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import lock_session, require_runs
from comity.kernel.domain.errors import Conflict


def open_session(*, person: Person, session: UUID) -> Session:
    """It works under the statute of today to its end. For whoever runs it. Raises `UnknownName`:
    `session-unknown`, `body-unknown` where the statute has lost its body;
    `Conflict("session-state")`."""
    with transaction.atomic():
        row = lock_session(person, session)
        require_runs(person, row)
        row.state = session_after(SessionState(row.state), SessionState.OPEN).value
        row.statute = statute_version_on(person.assembly, person.on)
        statute = statute_of(row.statute)
        row.save(update_fields=["state", "statute"])
        name = statute.body(row.body).name
        body = next((name[it] for it in (*statute.languages, *name) if it in name), row.body)
        note_event(row, Happened.SESSION_OPENED, {"body": body})
        tell_of_session(person, row, "mail-session-opened", urgent=True)
        log_session(person, "open_session", row, {"statute": row.statute.digest})
    return row


def close_session(*, person: Person, session: UUID) -> Session:
    """For whoever runs it. Raises `UnknownName("session-unknown")`, `Conflict`: `session-state`,
    and `session-has-open-ballots` while anybody may still vote in it."""
    with transaction.atomic():
        row = lock_session(person, session)
        require_runs(person, row)
        after = session_after(SessionState(row.state), SessionState.CLOSED)
        opened = row.ballots.filter(state=BallotState.OPEN.value).order_by("opened_at", "id")
        if titles := tuple(opened.values_list("title", flat=True)):
            raise Conflict("session-has-open-ballots", session=row.name, ballots=titles)
        note_event(row, Happened.SESSION_CLOSED)
        row.state = after.value
        row.save(update_fields=["state"])
        log_session(person, "close_session", row, {})
    return row
