"""`comity assembly members`: list them, and enter many from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render

if TYPE_CHECKING:
    from comity.assembly.actions.import_members import RowOutcome

LIST_EXAMPLES = """Example:

comity assembly members list north-lakes
"""
IMPORT_EXAMPLES = """Examples:

comity assembly members import north-lakes members.csv --dry-run

comity assembly members import north-lakes members.csv
"""
members = typer.Typer(no_args_is_help=True, help="The members of an organisation.")
Slug = Annotated[str, typer.Argument(metavar="ID", show_default=False)]


@members.callback()
def root() -> None:
    """The members of an organisation."""


@members.command("list", epilog=LIST_EXAMPLES)
def list_(slug: Slug) -> None:
    """List members: code, class, standing today, bodies, name."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.queries.find_assembly import find_assembly
        from comity.assembly.queries.member_list import members_shown

        views = members_shown(find_assembly(slug), timezone.now().date())
        lines = [
            (
                each.row.code,
                ",".join(it.id for it in each.classes) or "-",
                each.word.value,
                ",".join(it.id for it in each.bodies) or "-",
                each.row.organisation.name,
            )
            for each in views
        ]
    for line in lines:
        typer.echo("\t".join(line))
    if not lines:
        typer.echo(render(Message("members-none")), err=True)


@members.command("import", epilog=IMPORT_EXAMPLES)
def import_(
    slug: Slug,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV in UTF-8.", show_default=False)],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what each line comes to; change nothing.")
    ] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Enter those that can be, and leave the others.")
    ] = False,
) -> None:
    """Enter members from a file: all, or none where a line is refused.

    Columns: name, kind, jurisdiction, class; and state, admitted_on, ror, lei, owner_email,
    head_email, weight.NAME. Who is a member already is passed over. Exits with 1 where a line was
    refused in a dry run or with --keep-going.
    """
    if dry_run and keep_going:
        raise InvalidInput("members-dry-and-going")
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.utils import timezone

        from comity.assembly.actions.import_members import RowState, import_members
        from comity.assembly.formats.members_csv import LARGEST
        from comity.assembly.queries.find_assembly import find_assembly
        from comity.assembly.queries.people import Person
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.parties.domain.permissions import OPERATOR

        outcomes = import_members(
            person=Person(OPERATOR, find_assembly(slug), timezone.now().date()),
            source=read_bytes(file, LARGEST),
            dry_run=dry_run,
            keep_going=keep_going,
        )
    for each in outcomes:
        typer.echo(_line(each))
    counted = [sum(it.state is state for it in outcomes) for state in RowState]
    told = dict(zip(("entered", "exists", "refused"), counted, strict=True))
    typer.echo(render(Message("members-tried" if dry_run else "members-entered", told)), err=True)
    if counted[-1]:
        raise typer.Exit(1)


def _line(outcome: RowOutcome) -> str:
    """The line of the file, what became of it, its name; and why not."""
    cells = [str(outcome.line), outcome.state.value, outcome.name]
    if outcome.error is not None:
        cells.append(error_text(outcome.error))
    return "\t".join(cells)
