"""`comity corpus trust`: how far each instrument was verified and read twice."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from comity.regulation.interfaces.cli.opening import CorpusOption, rulebook


class Format(StrEnum):
    MARKDOWN = "markdown"
    JSON = "json"


def trust(
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of official texts, to count their provisions."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.MARKDOWN,
    corpus: CorpusOption = None,
) -> None:
    """Say of each instrument how far its norms can be trusted.

    How many provisions of its text bind or urge, which of them carry no norm and why, how many
    norms were verified in the text and read a second time, what the second readers disagreed with,
    and when it was last checked.
    """
    from comity.regulation.adapters.text_folder import outlines_for
    from comity.regulation.domain.text_checks import check_texts
    from comity.regulation.domain.trust import trust_in
    from comity.regulation.formats.trust_table import trust_to_markdown, trust_to_plain

    rows = []
    for instrument in rulebook(corpus).corpus.instruments:
        outlines = outlines_for(instrument, texts) if texts else {}
        report = check_texts(instrument, outlines) if outlines else None
        rows.append(trust_in(instrument, report))
    if format is Format.JSON:
        typer.echo(json.dumps(trust_to_plain(rows), indent=2))
    else:
        typer.echo(trust_to_markdown(rows), nl=False)
