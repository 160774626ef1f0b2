"""What changed in the rules, line by line, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.messages import render
from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.norm_changes import Moved, NormChange, norm_changes
from comity.regulation.domain.norm_days import first_and_end_day
from comity.regulation.domain.release_changes import InstrumentChanges, ReleaseChanges
from comity.regulation.interfaces import change_messages as _change_messages  # noqa: F401 - registers

INDENT = "  "


def change_lines(changes: ReleaseChanges) -> Iterator[str]:
    """Instruments that are new or gone, and of the others, the norms that are new, gone or changed,
    and those that start or end on another day."""
    for instrument in changes.added:
        yield _instrument("change-instrument-new", instrument)
    for instrument in changes.removed:
        yield _instrument("change-instrument-gone", instrument)
    for each in changes.changed:
        yield f"{each.instrument.id}:"
        yield from (f"{INDENT}{line}" for line in _inside(each))


def _instrument(id: str, instrument: Instrument) -> str:
    norms = sum(len(provision.norms) for provision in instrument.provisions)
    return render(Message(id, {"instrument": instrument.id, "count": norms}))


def _inside(changes: InstrumentChanges) -> Iterator[str]:
    for place in changes.added:
        start, _ = first_and_end_day(place.instrument, place.norm)
        yield _norm("change-norm-new", place, start=_day(start))
    for place in changes.removed:
        yield _norm("change-norm-gone", place)
    for change in norm_changes(changes):
        yield from _norm_lines(change)
    if changes.itself:
        yield render(Message("change-itself"))


def _norm_lines(change: NormChange) -> Iterator[str]:
    if change.fields:
        yield _norm("change-norm", change.place, fields=", ".join(change.fields))
    if change.start:
        yield _moved("change-norm-start", change.place, change.start)
    if change.end:
        yield _moved("change-norm-end", change.place, change.end)


def _moved(id: str, place: NormPlace, moved: Moved) -> str:
    before, after = moved
    return _norm(id, place, before=_day(before), after=_day(after))


def _norm(id: str, place: NormPlace, **params: str) -> str:
    citation = place.provision.citation
    return render(Message(id, {"norm": place.norm.id, "citation": citation, **params}))


def _day(day: date | None) -> str:
    return day.isoformat() if day else render(Message("change-no-day"))
