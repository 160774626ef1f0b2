"""`comity crosswalk` and `comity divergence`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from comity.regulation.interfaces.cli.opening import CorpusOption, OnOption, day, listed, rulebook


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]


def crosswalk(
    left: Annotated[str, typer.Argument(help="An instrument, such as eu-ai-act.")],
    right: Annotated[str, typer.Argument(help="Another one, such as kr-ai-basic-act.")],
    limit: Annotated[
        int, typer.Option(min=1, max=50, help="Mappings to keep for each provision.")
    ] = 3,
    top: Annotated[
        int, typer.Option(min=1, help="Rows of the table; files hold all mappings.")
    ] = 30,
    format: FormatOption = Format.TABLE,
    corpus: CorpusOption = None,
) -> None:
    """Put the provisions of two instruments side by side.

    The strongest match comes first, each with its reasons; what has no counterpart is listed.
    Mappings are suggestions until people confirm them.
    """
    from comity.regulation.queries.comparisons import crosswalk_of

    rules = rulebook(corpus)
    ours, theirs = rules.corpus.instrument(left), rules.corpus.instrument(right)
    walk = crosswalk_of(rules, ours, theirs, limit_per_item=limit)
    if format is Format.TABLE:
        from comity.regulation.interfaces.cli.comparison_tables import print_crosswalk

        print_crosswalk(ours, theirs, walk, top=top)
        return
    from comity.regulation.formats.crosswalk_plain import crosswalk_to_csv, crosswalk_to_plain

    if format is Format.CSV:
        typer.echo(crosswalk_to_csv(ours, theirs, walk), nl=False)
    else:
        plain = crosswalk_to_plain(ours, theirs, walk)
        typer.echo(json.dumps(plain, ensure_ascii=False, indent=2))


def divergence(
    where: Annotated[
        str, typer.Option("--in", metavar="EU,KR,...", help="Jurisdictions; default: all loaded.")
    ] = "",
    on: OnOption = "",
    top: Annotated[int, typer.Option(min=0, help="Concepts to name for each pair.")] = 5,
    format: FormatOption = Format.TABLE,
    corpus: CorpusOption = None,
) -> None:
    """Say how far apart jurisdictions are, and where.

    Pair by pair, from 0 (same) to 1, with the concepts that make the difference. Where no
    instrument is loaded it stays unknown.
    """
    from comity.regulation.formats.divergence_plain import divergence_to_csv, divergence_to_plain
    from comity.regulation.queries.comparisons import coverage_of

    rules = rulebook(corpus)
    table = coverage_of(rules, listed(rules, where), day(on))

    match format:
        case Format.TABLE:
            from comity.regulation.interfaces.cli.comparison_tables import print_divergence

            print_divergence(rules, table, top=top)
        case Format.JSON:
            typer.echo(json.dumps(divergence_to_plain(table), ensure_ascii=False, indent=2))
        case Format.CSV:
            typer.echo(divergence_to_csv(table), nl=False)


EXAMPLES = {
    "crosswalk": "Examples:\n\ncomity crosswalk eu-ai-act kr-ai-basic-act\n\n"
    "comity crosswalk eu-ai-act kr-ai-basic-act --format csv > eu-kr.csv",
    "divergence": "Examples:\n\ncomity divergence --on 2027-12-02\n\n"
    "comity divergence --in EU,KR --top 10 --format json",
}
