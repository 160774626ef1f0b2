"""Tables about the corpus itself, for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from comity.kernel.domain.errors import unknown_name
from comity.regulation.adapters.text_folder import HeldText
from comity.regulation.domain.concept_use import concept_uses
from comity.regulation.domain.corpus_counts import corpus_counts
from comity.regulation.domain.instruments import ENDED_STATUSES, Instrument, Norm, Text, Version
from comity.regulation.domain.norm_seals import read_state
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.sections import within
from comity.regulation.domain.text_checks import NormFault, TextReport
from comity.regulation.domain.vocabulary import Fact
from comity.regulation.formats.norm_places import norm_place
from comity.regulation.interfaces.cli.wording import MODALITIES


def _console() -> Console:
    return Console(highlight=False)


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, header_style="bold")
    for place, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=not place)
    return table


def print_instruments(rules: Rulebook) -> None:
    table = _table("instrument", "where", "status", "norms", "read twice", "up to")
    for it in rules.corpus.instruments:
        norms = sum(len(provision.norms) for provision in it.provisions)
        table.add_row(
            f"{it.id}\n[dim]{escape(it.short_title.get('en', ''))}[/dim]",
            it.jurisdiction, _status(it), str(norms), str(len(read_state(it).read_on)),
            it.checked_on.isoformat(),
        )  # fmt: skip
    console = _console()
    console.print(table)
    counts = corpus_counts(rules.corpus)
    console.print(
        f"{counts.instruments} instruments of {counts.jurisdictions} jurisdictions and bodies; "
        f"{counts.norms} norms, {counts.distinct} of them distinct by provision, bearer and "
        f"modality; {counts.read} read a second time"
    )


def print_concepts(rules: Rulebook, *, used_once: bool) -> None:
    uses = concept_uses(rules.corpus)
    table = _table("id", "in words", "instruments", "norms")
    for use in uses:
        if not (used_once and use.compares):
            words = escape(use.concept.labels.get("en", ""))
            table.add_row(use.concept.id, words, str(len(use.instruments)), str(use.norms))
    console = _console()
    console.print(table)
    shared = sum(use.compares for use in uses)
    share = shared / len(uses) if uses else 0
    console.print(
        f"{shared} of {len(uses)} concepts ({share:.0%}) are used by two or more instruments"
    )


def _status(instrument: Instrument) -> str:
    """`repealed (2026-05-14)`, `in-force (until 2027-01-01)`."""
    if instrument.ended is None:
        return instrument.status.value
    until = "" if instrument.status in ENDED_STATUSES else "until "
    return f"{instrument.status.value} ({until}{instrument.ended.isoformat()})"


def print_names(rows: Iterable[tuple[str, str]]) -> None:
    table = _table("id", "in words")
    for id, words in rows:
        table.add_row(id, escape(words))
    _console().print(table)


def print_instrument(rules: Rulebook, instrument: Instrument, eid: str) -> None:
    """The instrument and its norms, or those at and under the provision `eid`."""
    provisions = within(instrument, eid)
    if eid and not provisions:
        raise unknown_name("unknown-provision", eid, [it.eid for it in instrument.provisions])
    console = _console()
    console.print(f"[bold]{escape(instrument.title.get('en', instrument.id))}[/bold]")
    console.print(
        f"{instrument.id}, {rules.jurisdictions.name(instrument.jurisdiction, 'en')}, "
        f"{instrument.kind.value}, {_status(instrument)}, "
        f"followed up to {instrument.checked_on}"
    )
    for version in instrument.versions:
        by = f", by {version.amended_by}" if version.amended_by else ""
        state = _in_force(instrument, version)
        console.print(f"  version {version.id} {state}{escape(by)}  {version.location}")
    if instrument.superseded_by:
        console.print(f"  replaced by {' and '.join(instrument.superseded_by)}")
    for caveat in instrument.caveats:
        console.print(f"  [yellow]! {escape(caveat.get('en', ''))}[/yellow]")
    for provision in provisions:
        heading = escape(provision.heading.get("en", ""))
        console.print(f"\n[cyan]{provision.citation}[/cyan] {heading}  [dim]{provision.eid}[/dim]")
        if provision.no_norm:
            note = escape(provision.no_norm.note.get("en", ""))
            console.print(f"  [dim]no norm: {provision.no_norm.reason.value}. {note}[/dim]")
        for norm in provision.norms:
            _print_norm(console, norm)


def _print_norm(console: Console, norm: Norm) -> None:
    console.print(
        f"  [b]{norm.bearer}[/b], {MODALITIES[norm.modality]}: {escape(norm.summary['en'])}"
    )
    for label, text in (("if", norm.when), ("unless", norm.unless)):
        if text:
            console.print(f"    {label} {escape(text)}")
    places = ", ".join(f"{it.text} line {it.lines}" for it in norm.support) or norm.source
    console.print(
        f"    [dim]level {int(norm.level)}, {', '.join(norm.concepts)}, timetable "
        f"{norm.timetable}, {norm.confidence.value}: {escape(places)}[/dim]"
    )


def _in_force(instrument: Instrument, version: Version) -> str:
    if version.in_force:
        return f"in force {version.in_force}"
    if instrument.treaty:
        return "in force as `comity treaty` says"
    return "not in force yet" if instrument.ended is None else "never in force"


def print_concept(rules: Rulebook, id: str) -> None:
    concept = next(it for it in rules.corpus.concepts if it.id == id)
    console = _console()
    console.print(f"[bold]{escape(concept.labels.get('en', id))}[/bold]  {id}")
    console.print(escape(concept.definition.get("en", "")))
    for language, words in concept.aliases.items():
        console.print(f"  {language}: {escape(', '.join(words))}")
    for instrument in rules.corpus.instruments:
        for provision in instrument.provisions:
            for norm in provision.norms:
                if any(_within(name, id) for name in norm.concepts):
                    console.print(f"\n[cyan]{instrument.id} {provision.citation}[/cyan]")
                    _print_norm(console, norm)


def _within(name: str, id: str) -> bool:
    return name == id or name.startswith(f"{id}.")


def print_fact(fact: Fact) -> None:
    console = _console()
    console.print(f"[bold]{escape(fact.question.get('en', fact.id))}[/bold]")
    console.print(f"{fact.id}, {fact.type.value}")
    for text in (fact.help.get("en", ""), fact.definition_source):
        if text:
            console.print(f"  {escape(text)}")
    for choice, label in fact.choices.items():
        console.print(f"  {choice}: {escape(label.get('en', ''))}")
    for unit, factor in fact.units.items():
        console.print(f"  {unit} = {factor:g} {fact.unit}")


def print_texts(
    rows: Iterable[tuple[Instrument, Text, HeldText | None, bool]], folder: Path
) -> None:
    table = _table("text", "instrument", "language", "held", "licence")
    for instrument, text, held, there in rows:
        state = "no"
        if there:
            state = "yes" if held is None or held.as_indexed else "yes, another file"
        licence = held.licence if held else ""
        table.add_row(text.id, instrument.id, text.language, state, escape(licence))
    console = _console()
    console.print(table)
    console.print(f"[dim]folder: {folder}[/dim]")


def print_text_reports(
    reports: Sequence[TextReport], files: Mapping[str, bytes], *, every: bool
) -> None:
    """Each finding stands on a line with its place: a norm's in the corpus, whose `files` are by
    path, and an operative provision's in its text."""
    console = _console()
    for report in reports:
        console.print(f"\n[bold]{report.instrument.id}[/bold]")
        console.print(
            f"  {report.norms} norms, {report.supports} supports, {len(report.faults)} faults, "
            f"{len(report.secondary)} norms resting on secondary sources"
        )
        for fault in report.faults:
            place = norm_place(files, report.instrument.id, fault.norm.id)
            console.print(f"  [red]✗ {place}: {_fault(fault)}[/red]", soft_wrap=True)
        console.print(
            f"  {report.operative} operative units; {len(report.without_norm)} carry no norm on an "
            f"operator, {len(report.unexplained)} of them without a stated reason"
        )
        reasons = Counter(it.reason.reason.value for it in report.without_norm if it.reason)
        for reason, count in reasons.most_common():
            console.print(f"    {count:4d} {reason}")
        for each in report.unexplained:
            place = f"{each.text}.txt:{each.lines.partition('-')[0]}"
            console.print(
                f"  [yellow]? {place}: {each.citation} ({each.eid}) has no norm and no reason"
                f"[/yellow]",
                soft_wrap=True,
            )
        if every:
            _print_explained(console, report)


def _print_explained(console: Console, report: TextReport) -> None:
    """One line for each reason that is stated, with the units of the text that it explains."""
    for (citation, reason), units in groupby(
        (it for it in report.without_norm if it.reason), key=lambda it: (it.explained_at, it.reason)
    ):
        lines = ", ".join(it.lines for it in units)
        note = escape(reason.note.get("en", "")) if reason else ""
        kind = reason.reason.value if reason else ""
        console.print(f"  [dim]– {citation}: {kind}. {note} (lines {lines})[/dim]")


def _fault(fault: NormFault) -> str:
    where = f"{fault.support.text} line {fault.support.lines}" if fault.support else ""
    return f"{fault.norm.id} ({fault.provision.citation}): {fault.fault.value} {where}".strip()
