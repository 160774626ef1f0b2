"""`comity assembly members`: list them, and enter many from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.outcomes import tell_outcomes
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

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

        from comity.assembly.actions.import_members import import_members
        from comity.assembly.formats.csv_lines import LARGEST
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
    tell_outcomes(outcomes, dry_run=dry_run)
