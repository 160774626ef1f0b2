"""The minutes of a session are written, in versions, and approved."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.timezone import now

from comity.assembly.actions.session_log import log_session, tell_of_session
from comity.assembly.domain.sessions import SessionState
from comity.assembly.models import Minutes
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import lock_session, require_runs
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName

LONGEST = 500_000


def write_minutes(*, person: Person, session: UUID, text: str, after: int = 0) -> Minutes:
    """The version after version `after`, as Markdown; versions stay. Needs `keep-sessions`. Raises
    `UnknownName("session-unknown")`; `InvalidInput`: `minutes-empty`, `minutes-too-long`;
    `Conflict`: `minutes-too-early` before it opens, `minutes-changed-meanwhile`."""
    person.require("keep-sessions")
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise InvalidInput("minutes-empty")
    if len(text) > LONGEST:
        raise InvalidInput("minutes-too-long", longest=LONGEST)
    with transaction.atomic():
        row = lock_session(person, session)
        if row.state not in (SessionState.OPEN.value, SessionState.CLOSED.value):
            raise Conflict("minutes-too-early", session=row.name)
        last = row.minutes.count()
        if last != after:
            raise Conflict("minutes-changed-meanwhile", version=last)
        minutes = Minutes.objects.create(
            session=row, number=last + 1, text=text, written_by=person.actor.reference
        )
        digest = sha256(text.encode()).hexdigest()
        log_session(person, "write_minutes", row, {"version": last + 1, "digest": digest})
    return minutes


def approve_minutes(*, person: Person, session: UUID, version: int) -> Minutes:
    """The last version becomes the minutes. For whoever runs the session. Raises `UnknownName`:
    `session-unknown`, `minutes-unknown`; `Conflict`: `minutes-of-open-session`,
    `minutes-not-last`, `minutes-approved`."""
    with transaction.atomic():
        row = lock_session(person, session)
        require_runs(person, row)
        minutes = row.minutes.filter(number=version).first()
        if minutes is None:
            raise UnknownName("minutes-unknown", version=version)
        if row.state != SessionState.CLOSED.value:
            raise Conflict("minutes-of-open-session", session=row.name)
        if version != row.minutes.count():
            raise Conflict("minutes-not-last", version=version)
        if minutes.approved_at is not None:
            raise Conflict("minutes-approved", version=version)
        minutes.approved_at, minutes.approved_by = now(), person.actor.reference
        minutes.save(update_fields=["approved_at", "approved_by"])
        tell_of_session(person, row, "mail-minutes-approved")
        digest = sha256(minutes.text.encode()).hexdigest()
        log_session(person, "approve_minutes", row, {"version": version, "digest": digest})
    return minutes
