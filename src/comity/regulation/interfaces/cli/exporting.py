"""`comity corpus export`: the corpus in the formats of others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.regulation.domain.corpus_extract import as_of, with_instruments
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.exports.export_formats import (
    OF_EACH_INSTRUMENT,
    SUFFIXES,
    Exported,
    ExportFormat,
    export_file,
    export_files,
)
from comity.regulation.interfaces import database_messages as _database_messages  # noqa: F401 - registers
from comity.regulation.interfaces import export_messages as _export_messages  # noqa: F401 - registers
from comity.regulation.interfaces.cli.opening import CorpusOption, day, rulebook

STDOUT = Path("-")


def export(
    format: Annotated[ExportFormat, typer.Argument(help="What to write.")],
    path: Annotated[
        Path,
        typer.Argument(
            help="A file or a folder to write to; without it, or with -, it is printed."
        ),
    ] = STDOUT,
    instrument: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this instrument; may be given several times."),
    ] = None,
    on: Annotated[
        str, typer.Option(metavar="DATE", help="Only what holds on this day; default: all days.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
    corpus: CorpusOption = None,
) -> None:
    """Write the corpus in a format of others: JSON, CSV, linked data, Akoma Ntoso or OSCAL.

    Everything is written, or nothing.
    """
    exported = _exported(rulebook(corpus), instrument or [], day(on) if on else None)
    from comity.regulation.adapters.new_file import write_new_file
    from comity.regulation.adapters.new_folder import write_new_folder
    from comity.regulation.interfaces.cli.late_bar import late_bar

    remedy, count = Message("use-force"), 1
    alone = _is_one_file(format, path)
    if alone and format in OF_EACH_INSTRUMENT and len(exported.instruments) != 1:
        raise _several(format, exported)
    with late_bar("Exporting") as bar:
        if alone:
            data = export_file(format, exported)
        else:
            files = bar.counting(export_files(format, exported), len(exported.instruments))
            replacing = SUFFIXES[format] if force else ""
            count = write_new_folder(path, files, replacing=replacing, remedy=remedy)
    if path == STDOUT:
        typer.echo(data, nl=False)
        return
    if alone:
        write_new_file(path, data, replace=force, remedy=remedy)
    typer.echo(render(Message("corpus-dumped", {"count": count, "path": str(path)})))


def _exported(rules: Rulebook, ids: list[str], on: date | None) -> Exported:
    corpus = rules.corpus
    if ids:
        corpus = with_instruments(corpus, ids)
    if on:
        entered = {it.id: rules.treaties.entered(it) for it in corpus.instruments}
        corpus = as_of(corpus, on, entered)
    chosen = [it for it in corpus.instruments if not ids or it.id in ids]
    return Exported(corpus, rules.release, on, chosen)


def _is_one_file(format: ExportFormat, path: Path) -> bool:
    """Of CSV and of what is a document for each instrument, the name of the path decides."""
    if path == STDOUT or format in (ExportFormat.JSON, ExportFormat.JSONLD):
        return True
    return path.suffix == SUFFIXES[format] and not path.is_dir()


def _several(format: ExportFormat, exported: Exported) -> InvalidInput:
    return InvalidInput(
        "export-several-documents",
        remedy=Message("export-name-an-instrument"),
        format=format.value,
        count=len(exported.instruments),
    )
