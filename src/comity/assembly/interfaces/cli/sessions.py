"""`comity assembly sessions`: what is planned and what was."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.assembly.domain.sessions import SessionState
from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

LIST_EXAMPLES = """Examples:

comity assembly sessions list north-lakes

comity assembly sessions list north-lakes --state open
"""
sessions = typer.Typer(no_args_is_help=True, help="Sessions of the bodies of an organisation.")


@sessions.callback()
def root() -> None:
    """Sessions of the bodies of an organisation."""


@sessions.command("list", epilog=LIST_EXAMPLES)
def list_(
    slug: Annotated[str, typer.Argument(metavar="ORGANISATION", help="By the id of its statute.")],
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
