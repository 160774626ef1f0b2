"""A treaty on the terminal: its state in one sentence, then who stands where, with dates."""

from __future__ import annotations

from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from comity.regulation.domain.instruments import Confidence, Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.treaties import Status, Treaty
from comity.regulation.domain.treaty_actions import ActionKind, TreatyAction
from comity.regulation.domain.truth import Truth
from comity.regulation.formats.treaty_plain import actions_by
from comity.regulation.interfaces.treaty_words import (
    day_of,
    delay_sentence,
    missing_sentence,
    state_sentence,
)
from comity.regulation.interfaces.wording import Wording

_GROUPS: tuple[tuple[Status | None, str], ...] = (
    (Status.PARTY, "Parties"),
    (Status.CONTRACTING, "Consented; not in force for them"),
    (Status.SIGNATORY, "Signatories"),
    (Status.FORMER, "Withdrew"),
    (None, "Not known"),
    (Status.NO_ACTION, "Others"),
)
_SAID = frozenset({ActionKind.DECLARATION, ActionKind.RESERVATION})
_CONFIDENCE = {
    Confidence.VERIFIED_TEXT: "",
    Confidence.SEVERAL_SECONDARY: "",
    Confidence.ONE_SECONDARY: "one secondary source",
    Confidence.UNKNOWN: "source not seen",
}


def print_treaty(rules: Rulebook, instrument: Instrument, treaty: Treaty, on: date) -> None:
    console, wording = Console(highlight=False), Wording(rules)
    console.print(f"[bold]{escape(wording.prose(instrument.title))}[/bold]")
    console.print(
        f"{instrument.id}, {wording.jurisdiction(instrument.jurisdiction)}, as of {on}, "
        f"followed up to {instrument.checked_on}"
    )
    if on > instrument.checked_on:
        console.print("[yellow]! What was done after that day is not known here.[/yellow]")
    console.print(f"\n[cyan]{escape(state_sentence(treaty, on, wording))}[/cyan]")
    if treaty.met.reached(on) is not Truth.TRUE:
        console.print(missing_sentence(treaty, on, wording))
        console.print(escape(delay_sentence(treaty.rule.entry, wording)))
    for status, heading in _GROUPS:
        found = [
            it
            for it in treaty.participants
            if treaty.status(it, on) is status and actions_by(treaty, it, on)
        ]
        if found:
            _print_group(console, f"{heading}, {len(found)}", treaty, found, on, wording)
    for caveat in instrument.caveats:
        console.print(f"\n[yellow]! {escape(wording.prose(caveat))}[/yellow]")


def _print_group(
    console: Console, heading: str, treaty: Treaty, found: list[str], on: date, wording: Wording
) -> None:
    console.print(f"\n[bold]{heading}[/bold]")
    table = Table(box=None, padding=(0, 1), show_header=False)
    for width in (6, 24, None):
        table.add_column(min_width=width, overflow="fold")
    for participant in found:
        lines = [_line(it, wording) for it in actions_by(treaty, participant, on)]
        since = treaty.since(participant, on) or treaty.next(participant, on)
        lines += [f"in force for it from {since}"] if since else []
        name = escape(wording.jurisdiction(participant))
        table.add_row(participant, name, "\n".join(lines))
    console.print(table)


def _line(action: TreatyAction, wording: Wording) -> str:
    """`approval 2026-05-15; binds its members too (one secondary source)`"""
    cited = f" ({action.citation})" if action.citation else ""
    parts = [f"{action.action.value.replace('-', ' ')} {day_of(action)}{cited}"]
    if action.with_members:
        parts.append("binds its members too")
    if action.action in _SAID and (note := wording.prose(action.note)):
        parts.append(note)
    doubt = _CONFIDENCE[action.confidence]
    told = escape("; ".join(parts))
    return f"{told} [dim]({doubt})[/dim]" if doubt else told
