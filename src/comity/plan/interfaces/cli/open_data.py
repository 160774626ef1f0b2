"""`comity plan export`, `import` and `iati-check`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render
from comity.plan.interfaces import every_message as _every_message  # noqa: F401 - registers

if TYPE_CHECKING:
    from comity.plan.actions.import_outcomes import RowOutcome
    from comity.plan.domain.licences import Licence
    from comity.plan.queries.open_data.scope import Scope

EXPORT_EXAMPLES = """Examples:

comity plan export global-ai-governance-2025 --format csv --to open-data

comity plan export global-ai-governance-2025 --format json --to - | jq .commitments
"""
IMPORT_EXAMPLES = """Examples:

comity plan import global-ai-governance-2025 commitments.csv --dry-run

comity plan import global-ai-governance-2025 commitments.csv milestones.csv helps.csv
"""
IATI_EXAMPLES = """Example:

comity plan iati-check global-ai-governance-2025
"""
PlanArgument = Annotated[str, typer.Argument(metavar="PLAN", show_default=False)]


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"
    IATI = "iati"
    ZIP = "zip"


SINGLE = {Format.JSON: "plan.json", Format.IATI: "iati.xml", Format.ZIP: "all.zip"}


def export(
    slug: PlanArgument,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.ZIP,
    to: Annotated[
        str, typer.Option(metavar="FOLDER|-", help="Where to; - for standard output.")
    ] = ".",
    everything: Annotated[
        bool, typer.Option("--all", help="Rows for members and restricted ones, too.")
    ] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV files with a BOM, for spreadsheets.")
    ] = False,
) -> None:
    """Write a plan's open data: what everybody may see, unless --all is given."""
    if to == "-" and format is Format.CSV:
        raise InvalidInput("open-data-csv-to-output")
    from comity.kernel.adapters.database import open_database

    with open_database():
        from django.conf import settings

        from comity.plan.domain.licences import licence_named
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.open_data.scope import Scope, public_scope

        person = operator_in(slug)
        scope = Scope(person) if everything else public_scope(person)
        files = _files(scope, format, licence_named(settings.PLAN_LICENCE), bom=bom)
        if to == "-":
            for _name, pieces in files:
                for piece in pieces:
                    sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            return
        written = sum(_written(Path(to), name, pieces) for name, pieces in files)
    told = Message("open-data-written", {"files": written, "folder": to})
    typer.echo(render(told), err=True)


def import_(
    slug: PlanArgument,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="CSV in UTF-8, or a ZIP.", show_default=False),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what each line comes to; change nothing.")
    ] = False,
) -> None:
    """Enter drafts of commitments from files: all, or none where a line is refused.

    Columns: key, action, title, language; and participant (its id or name) with the other columns
    of commitments.csv. Beside it milestones.csv, helps.csv and partners.csv, as the export writes
    them, with the key of their commitment; or all of them in a ZIP. A line whose key is here
    already is passed over. Exits with 1 where a line was refused in a dry run.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.kernel.adapters.atomic_files import read_bytes
        from comity.plan.actions.import_commitments import import_commitments
        from comity.plan.actions.import_outcomes import RowState, counted
        from comity.plan.formats.import_files import LARGEST, import_files
        from comity.plan.interfaces.cli.operator import operator_in

        given = import_files((each.name, read_bytes(each, LARGEST)) for each in files)
        outcomes = import_commitments(person=operator_in(slug), files=given, dry_run=dry_run)
    for each in outcomes:
        typer.echo(_line(each, several=len(given) > 1))
    told = counted(outcomes)
    sentence = "commitments-file-tried" if dry_run else "commitments-file-entered"
    typer.echo(render(Message(sentence, told.of_commitments)), err=True)
    if len(given) > 1:
        typer.echo(render(Message("commitments-file-tried-parts", told.of_parts)), err=True)
    if any(each.state is RowState.REFUSED for each in outcomes):
        raise typer.Exit(1)


def iati_check(slug: PlanArgument) -> None:
    """Say what each commitment lacks for IATI 2.03.

    A line for each: its number, the elements that keep it out of the file or -, those that are left
    out of its activity or -, and its title. Exits with 1 where one is kept out.
    """
    from comity.kernel.adapters.database import open_database

    with open_database():
        from comity.plan.interfaces.cli.operator import operator_in
        from comity.plan.queries.open_data.iati_activities import iati_checks
        from comity.plan.queries.open_data.scope import Scope

        checks = list(iati_checks(Scope(operator_in(slug))))
    for each in checks:
        cells = (str(each.number), ",".join(each.missing) or "-", ",".join(each.left_out) or "-")
        typer.echo("\t".join((*cells, each.title)))
    carried = sum(not each.missing for each in checks)
    told = Message("iati-checked", {"carried": carried, "total": len(checks)})
    typer.echo(render(told), err=True)
    if carried < len(checks):
        raise typer.Exit(1)


def _files(
    scope: Scope, format: Format, licence: Licence, *, bom: bool
) -> Iterator[tuple[str, Iterator[bytes]]]:
    from comity.plan.adapters.reading_snapshot import reading_snapshot
    from comity.plan.formats.open_data.tables import TABLES
    from comity.plan.queries.open_data.files import (
        csv_file,
        dictionary_file,
        iati_file,
        json_file,
        package_file,
        require_iati,
        zip_file,
    )

    match format:
        case Format.JSON:
            yield SINGLE[format], json_file(scope, licence)
        case Format.IATI:
            require_iati(scope)
            yield SINGLE[format], iati_file(scope)
        case Format.ZIP:
            yield SINGLE[format], zip_file(scope, licence, bom=bom)
        case Format.CSV:
            with reading_snapshot():
                yield "datapackage.json", iter([package_file(scope, licence)])
                yield "dictionary.csv", iter([dictionary_file(bom=bom)])
                for table in TABLES:
                    yield f"{table.name}.csv", csv_file(scope, table, bom=bom)


def _written(folder: Path, name: str, pieces: Iterator[bytes]) -> int:
    """The file is there whole, or not at all."""
    from comity.kernel.adapters.atomic_files import atomic_file

    with atomic_file(folder / name) as file:
        file.writelines(pieces)
    return 1


def _line(outcome: RowOutcome, *, several: bool) -> str:
    """The line of the file, what became of it, its key; and why."""
    place = f"{outcome.file}:{outcome.line}" if several else str(outcome.line)
    cells = [place, outcome.state.value, outcome.key]
    if outcome.error is not None:
        cells.append(error_text(outcome.error).replace("\n", " "))
    elif outcome.lacks:
        cells.append("; ".join(f"{it.field}: {error_text(it.error)}" for it in outcome.lacks))
    return "\t".join(cells)
