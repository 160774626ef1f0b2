"""Sessions of a body and the items on their agenda: what may follow what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from comity.assembly.domain.bodies import Body
from comity.kernel.domain.errors import Conflict


class SessionState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    """never opened"""


class ItemState(StrEnum):
    WAITING = "waiting"
    TAKEN = "taken"
    """before the body now"""
    DONE = "done"


SESSION_MOVES: Mapping[SessionState, frozenset[SessionState]] = {
    SessionState.PLANNED: frozenset({SessionState.OPEN, SessionState.CANCELLED}),
    SessionState.OPEN: frozenset({SessionState.CLOSED}),
    SessionState.CLOSED: frozenset(),
    SessionState.CANCELLED: frozenset(),
}
ITEM_MOVES: Mapping[ItemState, frozenset[ItemState]] = {
    ItemState.WAITING: frozenset({ItemState.TAKEN, ItemState.DONE}),
    ItemState.TAKEN: frozenset({ItemState.WAITING, ItemState.DONE}),
    ItemState.DONE: frozenset({ItemState.TAKEN}),
}
"""An item that was done can be taken up again."""


DOORS = timedelta(hours=12)
"""How long before its start members may be recorded as there: whoever presides opens a session once
enough have come."""


def session_after(state: SessionState, to: SessionState) -> SessionState:
    """Raises `Conflict("session-state")` where that can't follow."""
    if to not in SESSION_MOVES[state]:
        raise Conflict("session-state", state=str(state), to=str(to))
    return to


def item_after(state: ItemState, to: ItemState) -> ItemState:
    """Raises `Conflict("agenda-item-state")` where that can't follow."""
    if to not in ITEM_MOVES[state]:
        raise Conflict("agenda-item-state", state=str(state), to=str(to))
    return to


def notice_missing(body: Body, called_on: date, starts_on: date) -> int:
    """How many days of the notice that the statute asks for are missing; 0 where it is kept, or
    none is asked for."""
    asked = body.sessions.notice_days if body.sessions else 0
    return max(0, asked - (starts_on - called_on).days)


def check_goes_on(state: SessionState) -> None:
    """Raises `Conflict("session-over")` once it is closed or cancelled."""
    if not SESSION_MOVES[state]:
        raise Conflict("session-over", state=str(state))


def check_open(state: SessionState) -> None:
    """Raises `Conflict("session-not-open")`."""
    if state is not SessionState.OPEN:
        raise Conflict("session-not-open", state=str(state))


def check_doors(state: SessionState, starts_at: datetime, now: datetime) -> None:
    """Whether anybody may be recorded as coming or going. Raises `Conflict`: `session-over`,
    `presence-too-early`."""
    check_goes_on(state)
    if state is SessionState.PLANNED and starts_at - now > DOORS:
        hours = int(DOORS.total_seconds() // 3600)
        raise Conflict("presence-too-early", hours=hours)
