"""Sessions of a body and the items on their agenda: what may follow what."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

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
