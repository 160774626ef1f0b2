"""`comity texts`: official texts that this instance holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from comity.regulation.interfaces.cli.opening import CorpusOption, rulebook

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Hold official texts; Comity ships none.",
)


@app.command(
    epilog="Examples:\n\ncomity texts add kr-ai-basic-act ./act.txt --licence 'public domain'"
    "\n\ncomity texts add eu-ai-act ./act.txt --as eu-ai-act-2024-1689"
)
def add(
    instrument: Annotated[str, typer.Argument(help="The instrument that it is a text of.")],
    origin: Annotated[str, typer.Argument(metavar="FILE|URL", help="A UTF-8 text file or https.")],
    as_: Annotated[
        str,
        typer.Option("--as", metavar="TEXT", help="Which of its texts, where there are several."),
    ] = "",
    licence: Annotated[
        str, typer.Option(help="Under which terms you hold it; kept with the text.")
    ] = "not stated",
    corpus: CorpusOption = None,
) -> None:
    """Keep a text in the data folder, with its origin, hash and licence."""
    from comity.regulation.actions.add_text import add_text
    from comity.regulation.adapters.text_folder import texts_folder

    held = add_text(
        instrument=rulebook(corpus).corpus.instrument(instrument),
        origin=origin,
        text_id=as_,
        licence=licence,
        folder=texts_folder(),
        today=date.today(),  # noqa: DTZ011 - the reader's own day
    )
    typer.echo(f"{held.id}: {held.size} bytes, SHA-256 {held.sha256}, licence: {held.licence}")
    if not held.as_indexed:
        typer.echo(
            "It is not byte for byte the file that line numbers were counted in; supports are "
            "checked by the hash of their lines.",
            err=True,
        )


@app.command("list", epilog="Example:\n\ncomity texts list")
def list_(corpus: CorpusOption = None) -> None:
    """List the texts that instruments point into, and which of them are held here."""
    from comity.regulation.adapters.text_folder import held_texts, read_text, texts_folder
    from comity.regulation.interfaces.cli.printing import print_texts

    rules, folder = rulebook(corpus), texts_folder()
    notes = {held.id: held for held in held_texts(folder)} if folder.is_dir() else {}
    rows = [
        (instrument, text, notes.get(text.id), read_text(folder, text.id) is not None)
        for instrument in rules.corpus.instruments
        for text in instrument.texts
    ]
    print_texts(rows, folder)
