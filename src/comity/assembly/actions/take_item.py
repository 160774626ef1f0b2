"""An item of the agenda comes before the body, and is done or put off."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.change_agenda import find_item
from comity.assembly.actions.note_event import note_event
from comity.assembly.actions.session_log import log_session
from comity.assembly.domain.minutes import Happened
from comity.assembly.domain.sessions import ItemState, SessionState, check_open, item_after
from comity.assembly.models import AgendaItem, Session
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import lock_session, require_runs
from comity.kernel.domain.errors import Conflict


def take_item(*, person: Person, session: UUID, item: UUID) -> AgendaItem:
    """For whoever runs the session, as all here is. Raises `UnknownName`: `session-unknown`,
    `agenda-item-unknown`; `Conflict`: `session-not-open`, `agenda-item-state`, and
    `agenda-item-before-body` while another one is: nobody but people can say whether that is
    done."""
    with transaction.atomic():
        row, found = _held(person, session, item)
        after = item_after(ItemState(found.state), ItemState.TAKEN)
        other = row.items.filter(state=ItemState.TAKEN.value).first()
        if other is not None:
            raise Conflict("agenda-item-before-body", item=other.title)
        about = {"number": str(found.position), "title": found.title}
        note_event(row, Happened.ITEM_TAKEN, about)
        _keep(person, "take_item", row, found, after)
    return found


def finish_item(*, person: Person, session: UUID, item: UUID) -> AgendaItem:
    """It is done, or nobody wants to speak of it. Raises as `take_item` does."""
    return _become(person, "finish_item", session, item, ItemState.DONE)


def put_off_item(*, person: Person, session: UUID, item: UUID) -> AgendaItem:
    """It waits again. Raises as `take_item` does."""
    return _become(person, "put_off_item", session, item, ItemState.WAITING)


def _become(person: Person, action: str, session: UUID, item: UUID, to: ItemState) -> AgendaItem:
    with transaction.atomic():
        row, found = _held(person, session, item)
        _keep(person, action, row, found, item_after(ItemState(found.state), to))
    return found


def _held(person: Person, session: UUID, item: UUID) -> tuple[Session, AgendaItem]:
    row = lock_session(person, session)
    require_runs(person, row)
    check_open(SessionState(row.state))
    return row, find_item(row, item)


def _keep(
    person: Person, action: str, session: Session, item: AgendaItem, state: ItemState
) -> None:
    item.state = state.value
    item.save(update_fields=["state"])
    payload = {"item": item.reference, "position": item.position, "title": item.title}
    log_session(person, action, session, payload)
