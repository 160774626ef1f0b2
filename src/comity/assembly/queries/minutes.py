"""Minutes of a session, as somebody may read them."""

from __future__ import annotations

from django.db.models import QuerySet

from comity.assembly.models import Minutes, Session
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import runs
from comity.kernel.domain.errors import UnknownName


def minutes_for(person: Person, session: Session) -> QuerySet[Minutes]:
    """Versions that were approved; for whoever runs the session, which they see, all of them."""
    rows = session.minutes.all()
    return rows if runs(person, session) else rows.exclude(approved_at=None)


def find_minutes(person: Person, session: Session, version: int) -> Minutes:
    """Raises `UnknownName("minutes-unknown")`, for one that they may not read too."""
    found = minutes_for(person, session).filter(number=version).first()
    if found is None:
        raise UnknownName("minutes-unknown", version=version)
    return found
