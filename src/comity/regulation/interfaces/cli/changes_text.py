"""Changes between days as lines of text: a sign, the citation, and what the norm demands."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.date_changes import DateChanges
from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.cli.wording import MODALITIES

_SIGNS = {
    "begins": ("+", "green", "begins"),
    "widens": ("›", "green", "covers further cases"),
    "narrows": ("‹", "yellow", "covers fewer cases"),
    "ends": ("-", "red", "ends"),
    "passed": ("±", "yellow", "began and ended in between"),
}


def print_date_changes(changes: Sequence[DateChanges]) -> None:
    console = Console(highlight=False)
    for each in changes:
        status = each.before.value
        if each.after is not each.before:
            status += f" → {each.after.value}"
        _heading(console, each.instrument, status)
        for version in each.versions:
            by = f", by {version.amended_by}" if version.amended_by else ""
            console.print(f"  version {version.id} in force from {version.in_force}{escape(by)}")
        for name, (sign, colour, words) in _SIGNS.items():
            _norms(console, f"[{colour}]{sign}[/{colour}]", words, getattr(each, name))
    if not changes:
        console.print("no norm starts, ends or changes")
        return
    counts = [sum(len(getattr(each, name)) for each in changes) for name in _SIGNS]
    told = ", ".join(
        f"{count} {words}"
        for count, (_, _, words) in zip(counts, _SIGNS.values(), strict=True)
        if count
    )
    console.print(f"\n{len(changes)} instruments change; norms: {told or 'none'}")


def _heading(console: Console, instrument: Instrument, words: str) -> None:
    title = escape(instrument.short_title.get("en", ""))
    console.print(f"\n[bold]{instrument.id}[/bold] {title}  [dim]{words}[/dim]")


def _norms(console: Console, sign: str, words: str, places: Sequence[NormPlace]) -> None:
    if not places:
        return
    console.print(f"  {sign} {words} ({len(places)})")
    table = Table.grid(padding=(0, 2))
    table.add_column(width=2)
    table.add_column(max_width=24, style="cyan")
    table.add_column(overflow="fold")
    for place in places:
        norm, citation = place.norm, escape(place.provision.citation)
        summary = escape(norm.summary.get("en", ""))
        table.add_row("", citation, f"{MODALITIES[norm.modality]} of {norm.bearer}: {summary}")
    console.print(table)
