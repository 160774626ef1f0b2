"""`comity corpus read`: norms beside the lines that bear them out, for a second reader."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.interfaces.cli.opening import CorpusOption, corpus_folder, day, rulebook


def read(
    instrument: Annotated[str, typer.Argument(help="The instrument, or INSTRUMENT:EID.")],
    texts: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of official texts to quote from.")
    ] = None,
    sign: Annotated[
        bool, typer.Option("--sign", help="Record that these norms were read, and by whom.")
    ] = False,
    encoder: Annotated[str, typer.Option(help="Who encoded them.", metavar="NAME")] = "",
    reader: Annotated[str, typer.Option(help="Who read them again.", metavar="NAME")] = "",
    text: Annotated[
        str, typer.Option(help="The text that they were read against.", metavar="TEXT")
    ] = "",
    on: Annotated[str, typer.Option(help="The day of the reading.", metavar="DATE")] = "",
    corpus: CorpusOption = None,
) -> None:
    """Show each norm of an instrument beside the lines that bear it out.

    Whoever did not encode them reads them so, mends what is wrong, notes each disagreement in
    readings.yaml, and records the reading with --sign.
    """
    rules = rulebook(corpus)
    id, _, under = instrument.partition(":")
    instruments = {it.id: it for it in rules.corpus.instruments}
    if id not in instruments:
        raise unknown_name("unknown-instrument", id, instruments)
    if not sign:
        from comity.regulation.interfaces.cli.reading_sheet import print_sheet

        print_sheet(rules, instruments[id], under, texts)
        return
    from comity.regulation.actions.sign_reading import sign_reading
    from comity.regulation.domain.readings import Reading

    if not encoder or not reader:
        raise InvalidInput("reading-by-nobody")
    reading = Reading(read_on=day(on), encoder=encoder, reader=reader, text=text)
    signed = sign_reading(instruments[id], corpus_folder(corpus), reading, under)
    typer.echo(f"{len(signed)} norms of {id} signed as read by {reader}")
