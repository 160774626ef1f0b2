"""`comity corpus stale`: what is due to be looked at again."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Annotated

import typer

from comity.regulation.domain.staleness import Due, DueItem
from comity.regulation.interfaces.cli.diff import Format
from comity.regulation.interfaces.cli.opening import CorpusOption, OnOption, day, rulebook

_WORDS = {
    Due.PASSED: "A day on which rules begin or end has come since they were followed:",
    Due.OLD: "Not followed for {days} days:",
    Due.CHANGED: "Norms changed after their second reading:",
    Due.UNREAD: "Norms never read a second time:",
    Due.SECONDARY: "Norms that rest on secondary sources, since the text was not seen:",
}


def stale(
    older_than: Annotated[
        int, typer.Option(min=1, metavar="DAYS", help="How long what was followed stays fresh.")
    ] = 90,
    on: OnOption = "",
    format: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
    corpus: CorpusOption = None,
) -> None:
    """List what is due to be looked at again, the most pressing first.

    Days that have passed since an instrument was followed, instruments not followed for long,
    norms not read a second time or changed since, and norms known from secondary sources alone.
    """
    from comity.regulation.domain.staleness import due_items

    rules = rulebook(corpus)
    items = due_items(
        rules.corpus.instruments, day(on), older_than=older_than, entered=rules.treaties.entered
    )
    if format is Format.JSON:
        typer.echo(json.dumps([_plain(it) for it in items], indent=2))
        return
    for why, group in groupby(items, key=lambda it: it.why):
        typer.echo(f"\n{_WORDS[why].format(days=older_than)}")
        for item in group:
            typer.echo(f"  {_line(item)}")
    if not items:
        typer.echo("nothing is due")


def _line(item: DueItem) -> str:
    norms = f"{item.norms} norms" if item.norms else ""
    days = ", ".join(map(str, item.days))
    told = "  ".join(part for part in (norms, days) if part)
    return f"{item.instrument.id:44} {told}"


def _plain(item: DueItem) -> dict[str, object]:
    return {
        "instrument": item.instrument.id,
        "why": item.why.value,
        "norms": item.norms,
        "days": [each.isoformat() for each in item.days],
        "checked_on": item.instrument.checked_on.isoformat(),
    }
