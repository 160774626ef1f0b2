"""What happened in a session is kept for its minutes."""

from __future__ import annotations

from collections.abc import Mapping

from comity.assembly.domain.minutes import Event, Happened
from comity.assembly.domain.sessions import SessionState, check_open
from comity.assembly.models import Session, SessionEvent
from comity.assembly.queries.presence import moment_in
from comity.kernel.domain.messages import Parameter

AFTERWARDS = frozenset({Happened.BALLOT_ANNULLED, Happened.LOT_DRAWN})


def note_event(
    session: Session, happened: Happened, about: Mapping[str, Parameter] | None = None
) -> SessionEvent:
    """A part of an action, which calls it in its transaction and logs what it does itself. Raises
    `InvalidInput("minutes-incomplete")` where a word is missing that `minutes.NEEDED` names.

    It waits for the session's row, so that events have times in the order of their numbers. Raises
    `Conflict("session-not-open")`, but for `AFTERWARDS`, which may come after it: whoever opens a
    ballot while somebody closes the session is told so."""
    held = Session.objects.select_for_update().get(id=session.id)
    if happened not in AFTERWARDS:
        check_open(SessionState(held.state))
    event = Event(at=moment_in(session), happened=happened, about=dict(about or {}))
    return SessionEvent.objects.create(
        session=session, at=event.at, happened=event.happened.value, about=event.about
    )
