"""Who comes, leaves and declares, and the minutes of it: `comity assembly sessions come`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.assembly.interfaces.cli.given import Member, text_in
from comity.assembly.interfaces.cli.sessions import Key, Slug, sessions, show
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

MOVE_EXAMPLES = """Examples:

comity assembly sessions {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f KE

comity assembly sessions {deed} north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f KE FR JP
"""
DECLARE_EXAMPLES = """Example:

comity assembly sessions declare north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f KE --statement "We voted for it with regret."
"""  # noqa: E501 - a command on one line
WRITE_EXAMPLES = """Example:

comity assembly sessions write-minutes north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f minutes.md --after 1
"""  # noqa: E501 - a command on one line
APPROVE_EXAMPLES = """Example:

comity assembly sessions approve-minutes north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f 2
"""
LARGEST_MINUTES = 2_000_000
"""Bytes of a file of minutes; the action counts its characters."""
Members = Annotated[
    list[str],
    typer.Argument(
        metavar="MEMBER...", help="Codes, as `members list` prints them.", show_default=False
    ),
]


@sessions.command(epilog=MOVE_EXAMPLES.format(deed="come"))
def come(slug: Slug, session: Key, members: Members) -> None:
    """Record that members are here, all or none of them."""
    _move(slug, session, members, arrives=True)


@sessions.command(epilog=MOVE_EXAMPLES.format(deed="leave"))
def leave(slug: Slug, session: Key, members: Members) -> None:
    """Record that members left, all or none of them."""
    _move(slug, session, members, arrives=False)


@sessions.command(epilog=DECLARE_EXAMPLES)
def declare(
    slug: Slug,
    session: Key,
    member: Member,
    statement: Annotated[str, typer.Option(help="In the member's own words.")],
) -> None:
    """Record what a member declares; the minutes will hold it. What is recorded stays."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.record_declaration import record_declaration
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import session_key

        record_declaration(
            person=operator_in(slug),
            session=session_key(session),
            member=member,
            statement=statement,
        )
    typer.echo(render(Message("declared", {"member": member})))


@sessions.command("write-minutes", epilog=WRITE_EXAMPLES)
def write_minutes(
    slug: Slug,
    session: Key,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Markdown in UTF-8.", show_default=False)
    ],
    after: Annotated[
        int, typer.Option(help="The version that it follows; 0 where there is none.")
    ] = 0,
) -> None:
    """Write a version of the minutes of a session; earlier ones stay. `minutes` prints the last."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.write_minutes import write_minutes as write
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import session_key

        made = write(
            person=operator_in(slug),
            session=session_key(session),
            text=text_in(file, LARGEST_MINUTES),
            after=after,
        )
    typer.echo(render(Message("minutes-written", {"version": made.number})))


@sessions.command("approve-minutes", epilog=APPROVE_EXAMPLES)
def approve_minutes(
    slug: Slug,
    session: Key,
    version: Annotated[
        int, typer.Argument(metavar="VERSION", help="The last one.", show_default=False)
    ],
) -> None:
    """Approve the last version of the minutes of a closed session. Whoever it concerns is told."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.write_minutes import approve_minutes as approve
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import session_key

        approve(person=operator_in(slug), session=session_key(session), version=version)
    typer.echo(render(Message("minutes-are-approved", {"version": version})))


def _move(slug: str, session: str, members: list[str], *, arrives: bool) -> None:
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.record_movement import record_movement
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.sessions import session_key

        record_movement(
            person=operator_in(slug),
            session=session_key(session),
            members=members,
            arrives=arrives,
        )
    show(slug, session)
