"""`comity assembly treaties`: what was adopted, whether it is in force, and back to the corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.assembly.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.assembly.interfaces.cli.outcomes import tell_outcomes
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render

LIST_EXAMPLES = """Examples:

comity assembly treaties list north-lakes

comity assembly treaties list north-lakes --on 2027-03-01
"""
SHOW_EXAMPLES = """Example:

comity assembly treaties show north-lakes convention-on-lake-data
"""
EXPORT_EXAMPLES = """Examples:

comity assembly treaties export north-lakes convention-on-lake-data --to my-corpus

comity corpus check --corpus my-corpus
"""
IMPORT_EXAMPLES = """Examples:

comity assembly treaties import north-lakes convention-on-lake-data actions.csv --dry-run

comity assembly treaties import north-lakes convention-on-lake-data actions.csv
"""
Organisation = Annotated[
    str, typer.Argument(metavar="ORGANISATION", help="Its id.", show_default=False)
]
Treaty = Annotated[
    str, typer.Argument(metavar="TREATY", help="As in its address.", show_default=False)
]
OnDay = Annotated[
    str, typer.Option("--on", metavar="DATE", help="The day asked about; today by default.")
]
treaties = typer.Typer(no_args_is_help=True, help="Adopted treaties, and what parties did.")


@treaties.callback()
def root() -> None:
    """Adopted treaties, and what parties did."""


@treaties.command("list", epilog=LIST_EXAMPLES)
def list_(organisation: Organisation, on: OnDay = "") -> None:
    """List treaties: id, day of adoption, and how each stands."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.treaty_lines import day_of, lines_of

        told = lines_of(organisation, day_of(on))
    for line in told:
        typer.echo(line)
    if not told:
        typer.echo(render(Message("treaties-none")), err=True)


@treaties.command(epilog=SHOW_EXAMPLES)
def show(organisation: Organisation, treaty: Treaty, on: OnDay = "") -> None:
    """Show a treaty: the answer, what is still required, and where each party stands."""
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.treaty_lines import day_of, treaty_lines

        for line in treaty_lines(organisation, treaty, day_of(on)):
            typer.echo(line)


@treaties.command("import", epilog=IMPORT_EXAMPLES)
def import_(
    organisation: Organisation,
    treaty: Treaty,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV in UTF-8.", show_default=False)],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what each line comes to; change nothing.")
    ] = False,
) -> None:
    """Enter from a file what parties did: all, or nothing where a line is refused.

    Columns: party, kind, on, source; and until, about, opposes_entry, citation, with_members, text,
    confidence (by default unknown). The table that the treaty's page gives is read as it is. What
    is here already is passed over. Exits with 1 where a line was refused in a dry run.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.actions.import_deeds import import_deeds
        from comity.assembly.formats.csv_lines import LARGEST
        from comity.assembly.interfaces.cli.operator import operator_in
        from comity.assembly.queries.treaty_state import find_treaty
        from comity.kernel.adapters.atomic_files import read_bytes

        person = operator_in(organisation)
        outcomes = import_deeds(
            person=person,
            treaty=find_treaty(person.assembly, treaty).id,
            source=read_bytes(file, LARGEST),
            dry_run=dry_run,
        )
    tell_outcomes(outcomes, dry_run=dry_run)


@treaties.command(epilog=EXPORT_EXAMPLES)
def export(
    organisation: Organisation,
    treaty: Treaty,
    to: Annotated[
        Path, typer.Option(metavar="FOLDER", help="A corpus folder.", show_default=False)
    ],
    on: OnDay = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over files that are there.")
    ] = False,
) -> None:
    """Write what parties did, by a day, as files of the corpus.

    Of a treaty that is linked to an instrument of the corpus, its `instrument.yaml` with these
    actions; of another, a new instrument.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.assembly.interfaces.cli.treaty_lines import day_of
        from comity.assembly.queries.find_assembly import find_assembly
        from comity.assembly.queries.treaty_export import treaty_files
        from comity.assembly.queries.treaty_state import find_treaty, treaty_state
        from comity.regulation.adapters.new_file import write_new_file

        state = treaty_state(find_treaty(find_assembly(organisation), treaty))
        files = treaty_files(state, day_of(on))
        remedy = Message("treaty-export-replace")
        for name, data in files.items():
            write_new_file(to / name, data, replace=replace, remedy=remedy)
    for name in files:
        typer.echo(to / name)
