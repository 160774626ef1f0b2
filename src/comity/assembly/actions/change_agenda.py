"""What is on the agenda of a session, in which order."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from comity.assembly.actions.session_log import log_session
from comity.assembly.domain.sessions import ItemState, SessionState, check_goes_on
from comity.assembly.models import AgendaItem, Session
from comity.assembly.queries.people import Person
from comity.assembly.queries.sessions import lock_session, require_runs, statute_of_session
from comity.assembly.queries.subject_motions import require_seen
from comity.assembly.queries.subjects import subject_of
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName


def add_item(*, person: Person, session: UUID, title: str = "", subject: str = "") -> AgendaItem:
    """At the end. Without a `title` it has that of its `subject`, a reference. For whoever runs the
    session, as all here is. Raises `UnknownName`: `session-unknown`, `subject-unknown`;
    `InvalidInput("agenda-item-without-title")`, `Conflict("session-over")`."""
    with transaction.atomic():
        row = _held(person, session)
        if subject:
            require_seen(person, subject)
            found = subject_of(person.assembly, statute_of_session(row, person.on), subject)
            title = title.strip() or found.title
        item = AgendaItem.objects.create(
            session=row,
            position=row.items.count() + 1,
            title=_checked(title),
            subject=subject,
        )
        _log(person, "add_item", row, item)
    return item


def rename_item(*, person: Person, session: UUID, item: UUID, title: str) -> AgendaItem:
    """Raises as `add_item` does, `UnknownName("agenda-item-unknown")`, and
    `Conflict("agenda-item-begun")`: what was dealt with keeps its name."""
    with transaction.atomic():
        row = _held(person, session)
        found = find_item(row, item)
        _check_waiting(found)
        found.title = _checked(title)
        found.save(update_fields=["title"])
        _log(person, "rename_item", row, found)
    return found


def move_item(*, person: Person, session: UUID, item: UUID, position: int) -> AgendaItem:
    """To a place from 1 on; the others make room. A place past the end is the last. Raises as
    `rename_item` does."""
    with transaction.atomic():
        row = _held(person, session)
        found = find_item(row, item)
        others = [each for each in row.items.all() if each.id != found.id]
        others.insert(max(0, position - 1), found)
        _number(others)
        _log(person, "move_item", row, found)
    return found


def remove_item(*, person: Person, session: UUID, item: UUID) -> None:
    """Raises as `rename_item` does."""
    with transaction.atomic():
        row = _held(person, session)
        found = find_item(row, item)
        _check_waiting(found)
        payload = {"item": found.reference, "title": found.title, "subject": found.subject}
        found.delete()
        _number(list(row.items.all()))
        log_session(person, "remove_item", row, payload)


def find_item(session: Session, key: UUID) -> AgendaItem:
    """Raises `UnknownName("agenda-item-unknown")`."""
    found = session.items.filter(id=key).first()
    if found is None:
        raise UnknownName("agenda-item-unknown", key=str(key))
    return found


def _held(person: Person, session: UUID) -> Session:
    row = lock_session(person, session)
    require_runs(person, row)
    check_goes_on(SessionState(row.state))
    return row


def _number(items: list[AgendaItem]) -> None:
    for position, each in enumerate(items, start=1):
        each.position = position
    AgendaItem.objects.bulk_update(items, ["position"])


def _checked(title: str) -> str:
    if not title.strip():
        raise InvalidInput("agenda-item-without-title")
    return title.strip()


def _check_waiting(item: AgendaItem) -> None:
    if item.state != ItemState.WAITING.value:
        raise Conflict("agenda-item-begun", item=item.title, state=item.state)


def _log(person: Person, action: str, session: Session, item: AgendaItem) -> None:
    payload = {
        "item": item.reference,
        "position": item.position,
        "title": item.title,
        "subject": item.subject,
    }
    log_session(person, action, session, payload)
