"""What `comity corpus import` prints: what was recognised, and what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import typer

from comity.regulation.actions.import_instrument import Imported
from comity.regulation.domain.imports.imported import missing_numbers

_MOST_NAMED = 12
_TOPS = {
    "art": ("article", "articles"),
    "sec": ("section", "sections"),
    "annex": ("annex", "annexes"),
    "control": ("control", "controls"),
}


def print_imported(imported: Imported, into: Path) -> None:
    text = imported.text
    eids = [eid for line in text.lines for eid in line.opens]
    tops = Counter(eid.partition("_")[0] for eid in eids if "__" not in eid)
    counted = [_counted(kind, number) for kind, number in tops.items()]
    typer.echo(
        f"{text.format.value}, numbering read as {text.recognised}, language {text.language}: "
        f"{', '.join(counted)}; {len(eids)} provisions in all"
    )
    typer.echo(f"written to {imported.folder}: {', '.join(imported.files)}")
    for line in _to_look_at(imported, eids):
        typer.echo(line)
    suggested = imported.suggestions
    typer.echo(
        f"suggestions for {len(suggested)} provisions with operative words, none of them accepted:"
    )
    typer.echo(f"  modality  {_tally(it.value for each in suggested for it in each.modalities)}")
    typer.echo(f"  bearer    {_tally(it.value for each in suggested for it in each.bearers)}")
    typer.echo(f"  concept   {_tally(it.value for each in suggested for it in each.concepts)}")
    typer.echo(f"next: comity corpus check --corpus {into} --texts {imported.folder}")


def _to_look_at(imported: Imported, eids: list[str]) -> Iterable[str]:
    if imported.missing:
        yield f"to be filled in, in instrument.yaml: {', '.join(imported.missing)}"
    if gaps := missing_numbers(eids):
        yield f"numbers that do not stand in the text: {_named(gaps)}"
    for each in imported.repeated[:_MOST_NAMED]:
        yield f"{each.eid}: its number stands on line {each.first} and again on line {each.again}"
    if len(imported.repeated) > _MOST_NAMED:
        yield f"... and {len(imported.repeated) - _MOST_NAMED} more such"


def _counted(kind: str, number: int) -> str:
    one, several = _TOPS.get(kind, (kind, kind))
    return f"{number} {one if number == 1 else several}"


def _tally(values: Iterable[str]) -> str:
    counts = Counter(values)
    named = [f"{value} {count}" for value, count in counts.most_common(_MOST_NAMED)]
    rest = len(counts) - len(named)
    return ", ".join(named) + (f" ... and {rest} others" if rest else "") if named else "none"


def _named(eids: tuple[str, ...]) -> str:
    rest = len(eids) - _MOST_NAMED
    return ", ".join(eids[:_MOST_NAMED]) + (f" ... and {rest} more" if rest > 0 else "")
