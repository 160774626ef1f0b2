"""What actions on a session write into the log, and whom they tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.assembly.actions.tell_people import tell
from comity.assembly.models import Session
from comity.assembly.queries.audience import audience
from comity.assembly.queries.people import Person
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.audit import Visibility


def log_session(
    person: Person, action: str, session: Session, payload: Mapping[str, Any] | None = None
) -> None:
    """The last thing of its transaction; without a `payload`, the whole session."""
    append_audit(
        actor=person.actor.reference,
        action=action,
        object=session.reference,
        payload=payload if payload is not None else _whole(session),
        visibility=Visibility(session.visibility),
    )


def tell_of_session(
    person: Person, session: Session, message: str, *, urgent: bool = False
) -> None:
    """Whoever may be in it, and all officers, where they may know of it."""
    people = audience(person.assembly, person.on, Visibility(session.visibility), body=session.body)
    about = {
        "session": session.name,
        "starts_at": session.starts_at.isoformat(timespec="minutes"),
        "place": session.place,
    }
    tell(person.assembly, people, message, about, address=address_of(session), urgent=urgent)


def address_of(session: Session) -> str:
    """The path of its page."""
    return f"/assemblies/{session.assembly.slug}/sessions/{session.id}"


def _whole(session: Session) -> Mapping[str, Any]:
    return {
        "body": session.body,
        "number": session.number,
        "name": session.name,
        "place": session.place,
        "starts_at": session.starts_at.isoformat(),
        "state": session.state,
        "presiding": f"user:{session.presiding_id}" if session.presiding_id else None,
        "visibility": session.visibility,
    }
