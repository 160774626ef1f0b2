"""Sessions that somebody may see, and who may run one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from comity.assembly.domain.members import Member
from comity.assembly.domain.sessions import SessionState
from comity.assembly.domain.statute import Statute
from comity.assembly.domain.who_votes import may_attend
from comity.assembly.models import Session, StatuteVersion
from comity.assembly.queries.find_assembly import statute_of, statute_version_on
from comity.assembly.queries.members_of import members_of
from comity.assembly.queries.people import Person, visible_to
from comity.kernel.domain.errors import NotPermitted, UnknownName


def sessions_for(person: Person) -> QuerySet[Session]:
    """All that they see, the newest first."""
    rows = Session.objects.filter(assembly=person.assembly, visibility__in=visible_to(person))
    return rows.select_related("assembly", "statute", "presiding")


def session_key(given: str) -> UUID:
    """Raises `UnknownName("session-unknown")`."""
    try:
        return UUID(given)
    except ValueError:
        raise UnknownName("session-unknown", session=given) from None


def find_session(person: Person, key: UUID) -> Session:
    """Raises `UnknownName("session-unknown")`, also where they may not know of it."""
    found = sessions_for(person).filter(id=key).first()
    if found is None:
        raise UnknownName("session-unknown", session=str(key))
    return found


def lock_session(person: Person, key: UUID) -> Session:
    """As `find_session`, and nobody else changes it, or records anything in it, meanwhile."""
    find_session(person, key)
    return Session.objects.select_for_update().get(id=key)


def runs(person: Person, session: Session) -> bool:
    """Whoever keeps sessions, presides over its body, or was named to preside over this one; by a
    token, where that allows to preside over the body."""
    if person.may("keep-sessions") or person.may_preside(session.body):
        return True
    if person.actor.reference != f"user:{session.presiding_id}":
        return False
    narrowed, body = person.actor.narrowed, person.assembly.body_reference(session.body)
    return narrowed is None or any(each.allows("preside", body) for each in narrowed)


def require_runs(person: Person, session: Session) -> None:
    """Raises `NotPermitted("not-permitted")`."""
    if not runs(person, session):
        body = person.assembly.body_reference(session.body)
        raise NotPermitted("not-permitted", permission="preside", object=body)


def version_of(session: Session, today: date) -> StatuteVersion:
    """The version that it works under: fixed from its opening on, that of today before."""
    return session.statute or statute_version_on(session.assembly, today)


def statute_of_session(session: Session, today: date) -> Statute:
    return statute_of(version_of(session, today))


def day_of(session: Session, today: date) -> date:
    """The day of which its members are asked: today until it opens, then that of its opening."""
    if session.state == SessionState.PLANNED.value:
        return today
    opened = session.events.order_by("id").first()
    return opened.at.date() if opened else today


def attending(
    session: Session, statute: Statute, on: date, members: tuple[Member, ...] | None = None
) -> frozenset[str]:
    """The codes of all members that may be there: those of the body, and of the classes that attend
    it. Whoever it is not known of may be. `members` are all, where somebody has them already."""
    body = statute.body(session.body)
    if members is None:
        members = members_of(session.assembly, on)
    return frozenset(each.id for each in members if may_attend(statute, body, each, on))
