"""`comity assembly sessions`: what is planned and what was."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.domain.sessions import SessionState
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.rows import row_of
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

LIST_EXAMPLES = """Examples:

comity assembly sessions list north-lakes

comity assembly sessions list north-lakes --state open
"""
SHOW_EXAMPLES = """Example:

comity assembly sessions show north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f
"""
MINUTES_EXAMPLES = """Examples:

comity assembly sessions minutes north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f > minutes.md

comity assembly sessions minutes north-lakes 3f2c1d0e-5b6a-4c7d-8e9f-0a1b2c3d4e5f --draft
"""
Slug = Annotated[str, typer.Argument(metavar="ORGANISATION", help="By the id of its statute.")]
Key = Annotated[
    str, typer.Argument(metavar="SESSION", help="Its id, as `list` prints it.", show_default=False)
]
sessions = typer.Typer(no_args_is_help=True, help="Sessions of the bodies of an organisation.")


@sessions.callback()
def root() -> None:
    """Sessions of the bodies of an organisation."""


@sessions.command("list", epilog=LIST_EXAMPLES)
def list_(
    slug: Slug,
    state: Annotated[
        SessionState | None, typer.Option(help="Only those in this state.", show_default=False)
    ] = None,
) -> None:
    """List sessions, the newest first: when, body and number, state, name, id."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.models import Session
        from comity.assembly.queries.find_assembly import find_assembly

        rows = Session.objects.filter(assembly=find_assembly(slug))
        if state is not None:
            rows = rows.filter(state=state.value)
        for row in rows:
            start = row.starts_at.isoformat(timespec="minutes")
            typer.echo(f"{start}  {row.body} {row.number}  {row.state}  {row.name}  {row.id}")
        if not rows:
            typer.echo(render(Message("sessions-none")))


@sessions.command(epilog=SHOW_EXAMPLES)
def show(slug: Slug, session: Key) -> None:
    """Show a session: state, beginning, agenda, who is there of those who may vote, ballots."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.people import visible_to
        from comity.assembly.queries.session_view import session_view
        from comity.assembly.queries.sessions import find_session, session_key

        person = operator_in(slug)
        row = find_session(person, session_key(session))
        view = session_view(row, visible_to(person), person.on)
        typer.echo(f"{row.name}\t{row.state}")
        start = timezone.localtime(row.starts_at).isoformat(timespec="minutes")
        typer.echo(row_of(("begins", start, row.place)))
        if row.presiding:
            typer.echo(row_of(("presides", row.presiding.email)))
        for item in view.items:
            typer.echo(f"item\t{item.position}\t{item.state}\t{item.title}")
        for each in view.members:
            if each.votes:
                there = "present" if each.is_here else "absent"
                typer.echo(f"member\t{each.code}\t{there}\t{each.name}")
        for line in view.ballots:
            cells = (str(line.ballot.id), line.ballot.outcome or line.ballot.state)
            typer.echo("\t".join(("ballot", *cells, line.ballot.title)))
        if last := row.minutes.last():
            approved = "approved" if last.approved_at else "not approved"
            typer.echo(row_of(("minutes", last.number, approved)))


@sessions.command(epilog=MINUTES_EXAMPLES)
def minutes(
    slug: Slug,
    session: Key,
    draft: Annotated[
        bool, typer.Option("--draft", help="Drafted from what happened, whatever was written.")
    ] = False,
) -> None:
    """Print the minutes of a session as Markdown: the last version, else a draft of them."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.interfaces.minutes_drafted import drafted
        from comity.assembly.queries.sessions import find_session, session_key

        person = operator_in(slug)
        row = find_session(person, session_key(session))
        last = None if draft else row.minutes.last()
        text = last.text if last else drafted(row, person.on, "en")
    typer.echo(text.rstrip("\n"))
