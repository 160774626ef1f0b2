"""Who is in a session, from what was recorded of it."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import now

from comity.assembly.domain import presence
from comity.assembly.models import Movement, Session


def movements_of(session: Session) -> tuple[presence.Movement, ...]:
    """In the order in which they were recorded."""
    rows = Movement.objects.filter(session=session).order_by("id")
    return tuple(
        presence.Movement(member=code, at=at, arrives=arrives)
        for code, at, arrives in rows.values_list("member__code", "at", "arrives")
    )


def stays_in(session: Session) -> tuple[presence.Stay, ...]:
    return presence.stays(movements_of(session))


def present_in(session: Session) -> frozenset[str]:
    """The codes of the members that came and have not left, whatever the clock says."""
    return frozenset(stay.member for stay in stays_in(session) if stay.end is None)


def present_members(session: Session, at: datetime) -> frozenset[str]:
    """The codes of the members that were there at a moment."""
    return presence.present_at(stays_in(session), at)


def moment_in(session: Session) -> datetime:
    """Now, and never before what was recorded of the session last: a clock that was set back must
    not put what happens later before it. Whoever records holds the session's row."""
    moments = [now()]
    for rows in (session.movements, session.events):
        last = rows.order_by("-at").values_list("at", flat=True).first()
        if last is not None:
            moments.append(last)
    return max(moments)
