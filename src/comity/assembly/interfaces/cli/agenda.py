"""The agenda of a session, and what comes before the body: `comity assembly sessions add-item`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from comity.assembly.interfaces.cli.sessions import Key, Slug, sessions, show
from comity.kernel.domain.errors import UnknownName

ADD_EXAMPLES = """Examples:

comity assembly sessions add-item north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --motion 3

comity assembly sessions add-item north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --title "Any other business"
"""  # noqa: E501 - a command on one line
PLACE_EXAMPLES = """Example:

comity assembly sessions place-item north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f 4 1
"""
RENAME_EXAMPLES = """Example:

comity assembly sessions rename-item north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f 4 --title "Gauges and warnings"
"""  # noqa: E501 - a command on one line
ITEM_EXAMPLES = """Example:

comity assembly sessions {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f 1
"""
Item = Annotated[
    int, typer.Argument(metavar="ITEM", help="Its number on the agenda.", show_default=False)
]


@sessions.command("add-item", epilog=ADD_EXAMPLES)
def add(
    slug: Slug,
    session: Key,
    title: Annotated[str, typer.Option(help="Without one it has that of what it is about.")] = "",
    motion: Annotated[
        int | None,
        typer.Option(metavar="NUMBER", help="The motion that it is about.", show_default=False),
    ] = None,
    about: Annotated[
        str,
        typer.Option(metavar="REFERENCE", help="Or another thing, as `application:ID`."),
    ] = "",
) -> None:
    """Add an item to the end of an agenda."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.change_agenda import add_item
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.find_motion import find_motion
        from comity.assembly.queries.sessions import session_key

        person = operator_in(slug)
        subject = find_motion(person, motion).reference if motion is not None else about
        add_item(person=person, session=session_key(session), title=title, subject=subject)
    show(slug, session)


@sessions.command("place-item", epilog=PLACE_EXAMPLES)
def place(
    slug: Slug,
    session: Key,
    item: Item,
    to: Annotated[int, typer.Argument(metavar="TO", help="Its new number.", show_default=False)],
) -> None:
    """Give an item another place on the agenda; the others make room."""
    with _item(slug, session, item) as found:
        from comity.assembly.actions.change_agenda import move_item

        move_item(**found, position=to)


@sessions.command("rename-item", epilog=RENAME_EXAMPLES)
def rename(
    slug: Slug,
    session: Key,
    item: Item,
    title: Annotated[str, typer.Option(help="What it is called from now on.")],
) -> None:
    """Rename an item that still waits."""
    with _item(slug, session, item) as found:
        from comity.assembly.actions.change_agenda import rename_item

        rename_item(**found, title=title)


@sessions.command("remove-item", epilog=ITEM_EXAMPLES.format(deed="remove-item"))
def remove(slug: Slug, session: Key, item: Item) -> None:
    """Take an item that still waits off the agenda."""
    with _item(slug, session, item) as found:
        from comity.assembly.actions.change_agenda import remove_item

        remove_item(**found)


@sessions.command(epilog=ITEM_EXAMPLES.format(deed="take"))
def take(slug: Slug, session: Key, item: Item) -> None:
    """Take an item before the body, in an open session."""
    with _item(slug, session, item) as found:
        from comity.assembly.actions.take_item import take_item

        take_item(**found)


@sessions.command(epilog=ITEM_EXAMPLES.format(deed="finish"))
def finish(slug: Slug, session: Key, item: Item) -> None:
    """Finish an item: it is done, or nobody wants to speak of it."""
    with _item(slug, session, item) as found:
        from comity.assembly.actions.take_item import finish_item

        finish_item(**found)


@sessions.command("put-off", epilog=ITEM_EXAMPLES.format(deed="put-off"))
def put_off(slug: Slug, session: Key, item: Item) -> None:
    """Put an item off that is before the body: it waits again."""
    with _item(slug, session, item) as found:
        from comity.assembly.actions.take_item import put_off_item

        put_off_item(**found)


@contextmanager
def _item(slug: str, session: str, position: int) -> Iterator[dict[str, Any]]:
    """What an action on an item is given; afterwards the session is shown. Raises `UnknownName`:
    `session-unknown`, `agenda-item-unknown`."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import find_session, session_key

        person, key = operator_in(slug), session_key(session)
        item = find_session(person, key).items.filter(position=position).first()
        if item is None:
            raise UnknownName("agenda-item-unknown", key=position)
        yield {"person": person, "session": key, "item": item.id}
    show(slug, session)
