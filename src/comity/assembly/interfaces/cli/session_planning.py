"""A session is planned, changed, called off, opened and closed: `comity assembly sessions plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.interfaces.cli.asking import Yes, ask_first
from comity.assembly.interfaces.cli.given import NONE, moment_in
from comity.assembly.interfaces.cli.sessions import Key, Slug, sessions, show
from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from uuid import UUID

    from comity.assembly.actions.plan_session import Planned

PLAN_EXAMPLES = """Examples:

comity assembly sessions plan north-lakes --body council --name "Council, winter" --starts 2027-01-18T10:00+01:00

comity assembly sessions plan north-lakes --body assembly --name "Second session" --starts 2027-03-01T09:00Z --place Kisumu --visibility public
"""  # noqa: E501 - a command on one line
CHANGE_EXAMPLES = """Example:

comity assembly sessions change north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --starts 2027-01-19T10:00+01:00
"""  # noqa: E501 - a command on one line
TURN_EXAMPLES = """Example:

comity assembly sessions {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
Presiding = Annotated[
    str, typer.Option(metavar="EMAIL", help="Who presides, besides whoever does over the body.")
]
SeenBy = Annotated[
    Visibility | None, typer.Option("--visibility", help="Who may see it.", show_default=False)
]


@sessions.command(epilog=PLAN_EXAMPLES)
def plan(
    slug: Slug,
    body: Annotated[str, typer.Option(help="Whose session it is, by its id.")],
    name: Annotated[str, typer.Option(help="What it is called.")],
    starts: Annotated[
        str, typer.Option(metavar="MOMENT", help="When it begins, with the time zone.")
    ],
    place: Annotated[str, typer.Option(help="Where it is.")] = "",
    presiding: Presiding = "",
    visibility: Annotated[Visibility, typer.Option(help="Who may see it.")] = Visibility.MEMBERS,
) -> None:
    """Plan the next session of a body, and print its id. Whoever it concerns is told."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.plan_session import plan_session
        from comity.assembly.interfaces.cli.operator import operator_in

        made = plan_session(
            person=operator_in(slug),
            body=body,
            name=name,
            starts_at=moment_in(starts),
            place=place,
            presiding=_person(presiding),
            visibility=visibility,
        )
        typer.echo(made.session.id)
    _tell_of_notice(made)


@sessions.command(epilog=CHANGE_EXAMPLES)
def change(
    slug: Slug,
    session: Key,
    name: Annotated[str | None, typer.Option(help="What it is called.", show_default=False)] = None,
    starts: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT", help="When it begins, with the time zone.", show_default=False
        ),
    ] = None,
    place: Annotated[str | None, typer.Option(help="Where it is.", show_default=False)] = None,
    presiding: Annotated[
        str | None,
        typer.Option(metavar="EMAIL", help="Who presides; `none` for nobody.", show_default=False),
    ] = None,
    visibility: SeenBy = None,
) -> None:
    """Change a session that is not over; what is left out stays. Of another day or place people are
    told."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.plan_session import change_session
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import find_session, session_key

        person, key = operator_in(slug), session_key(session)
        row = find_session(person, key)
        made = change_session(
            person=person,
            session=key,
            name=row.name if name is None else name,
            starts_at=row.starts_at if starts is None else moment_in(starts),
            place=row.place if place is None else place,
            presiding=row.presiding_id if presiding is None else _person(presiding),
            visibility=visibility or Visibility(row.visibility),
        )
    _tell_of_notice(made)
    show(slug, session)


@sessions.command(epilog=TURN_EXAMPLES.format(deed="cancel"))
def cancel(slug: Slug, session: Key, yes: Yes = False) -> None:
    """Cancel a session: it will not be opened any more, and whoever it concerns is told."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.plan_session import cancel_session
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import find_session, session_key

        person, key = operator_in(slug), session_key(session)
        row = find_session(person, key)
        ask_first(Message("ask-cancel-session", {"session": row.name}), yes=yes)
        cancel_session(person=person, session=key)
    show(slug, session)


@sessions.command("open", epilog=TURN_EXAMPLES.format(deed="open"))
def open_(slug: Slug, session: Key) -> None:
    """Open a session: it works under the statute of today to its end."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.open_session import open_session
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import session_key

        open_session(person=operator_in(slug), session=session_key(session))
    show(slug, session)


@sessions.command(epilog=TURN_EXAMPLES.format(deed="close"))
def close(slug: Slug, session: Key, yes: Yes = False) -> None:
    """Close a session: it can't be opened again."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.open_session import close_session
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import find_session, session_key

        person, key = operator_in(slug), session_key(session)
        row = find_session(person, key)
        ask_first(Message("ask-close-session", {"session": row.name}), yes=yes)
        close_session(person=person, session=key)
    show(slug, session)


def _person(email: str) -> UUID | None:
    from comity.parties.queries.find_person import find_person

    return find_person(email).id if email not in ("", NONE) else None


def _tell_of_notice(made: Planned) -> None:
    if made.notice_missing:
        told = {"asked": made.notice_asked, "missing": made.notice_missing}
        typer.echo(render(Message("session-notice-short", told)), err=True)
