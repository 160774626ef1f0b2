"""The sheet of a second reader: what each norm says, and what the text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import typer

from comity.kernel.domain.errors import unknown_name
from comity.regulation.adapters.text_folder import outlines_for
from comity.regulation.domain.instruments import Instrument, Norm, Period, Provision
from comity.regulation.domain.norm_seals import read_state
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.sections import within
from comity.regulation.domain.texts import Outline, line_range


def print_sheet(rules: Rulebook, instrument: Instrument, part: str, texts: Path | None) -> None:
    """The norms at and under the provision `part` ("": all), in the order of the text."""
    outlines = outlines_for(instrument, texts) if texts else {}
    provisions = within(instrument, part)
    if not provisions:
        raise unknown_name("unknown-provision", part, [it.eid for it in instrument.provisions])
    bearers = rules.corpus.bearers(instrument)
    state = read_state(instrument)
    for provision in provisions:
        heading = provision.heading.get("en", "")
        typer.echo(f"\n{provision.citation}  {provision.eid}  {heading}".rstrip())
        for line in _said(provision, outlines) if not provision.norms else ():
            typer.echo(line)
        for norm in provision.norms:
            label = bearers[norm.bearer].label.get("en", "") if norm.bearer in bearers else ""
            read = state.read_on.get(norm.id)
            for line in _norm_lines(instrument, norm, label):
                typer.echo(line)
            typer.echo(f"    read again: {read or 'no'}")
            for line in _quoted(norm, outlines):
                typer.echo(line)


def _norm_lines(instrument: Instrument, norm: Norm, label: str) -> Iterator[str]:
    yield f"  [{norm.id}] {norm.modality.value}, {norm.bearer} ({label})"
    yield f"    {norm.summary['en']}"
    for name, text in (("if", norm.when), ("unless", norm.unless), ("penalty", norm.penalty)):
        if text:
            yield f"    {name}: {text}"
    periods = "; ".join(map(_period, instrument.timetables.get(norm.timetable, ())))
    yield f"    level {int(norm.level)}; {', '.join(norm.concepts)}; {norm.timetable}: {periods}"
    if norm.note:
        yield f"    note: {norm.note.get('en', '')}"
    if norm.source:
        yield f"    {norm.confidence.value}: {norm.source}"


def _period(period: Period) -> str:
    until = f" until {period.until}" if period.until else ""
    return f"{period.start or '...'}{until}{f' if {period.when}' if period.when else ''}"


def _said(provision: Provision, outlines: Mapping[str, Outline]) -> Iterator[str]:
    if provision.no_norm:
        note = provision.no_norm.note.get("en", "")
        yield f"  no norm: {provision.no_norm.reason.value} {note}".rstrip()
    for outline in outlines.values():
        unit = outline.find(provision.eid)
        if unit is not None and unit.words:
            yield f"  | {unit.words}"


def _quoted(norm: Norm, outlines: Mapping[str, Outline]) -> Iterator[str]:
    for support in norm.support:
        outline = outlines.get(support.text)
        first, last = line_range(support.lines)
        for number in range(first, last + 1):
            if outline is not None and number <= len(outline.lines):
                yield f"    | {number}: {outline.lines[number - 1].strip()}"
