"""Checks of how instruments end: that they say when, that it fits their status on the day up to
which they were followed, and what took their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.instruments import ENDED_STATUSES, Instrument
from comity.regulation.domain.problems import Path, Problem


def check_ending(
    instrument: Instrument, instruments: Mapping[str, Instrument], path: Path
) -> Iterator[Problem]:
    """`instruments` are all of the corpus, by id."""
    yield from _check_status(instrument, path)
    if instrument.superseded_by and instrument.ended is None:
        error = InvalidInput("successor-without-end", instrument=instrument.id)
        yield Problem((*path, "superseded_by"), error)
    yield from _check_successors(instrument, instruments, path)
    parent = instruments.get(instrument.implements)
    if parent is not None and parent.ended is not None and instrument.ended is None:
        error = InvalidInput(
            "implements-ended",
            instrument=instrument.id,
            implemented=parent.id,
            ended=parent.ended.isoformat(),
        )
        yield Problem((*path, "implements"), error)


def _check_status(instrument: Instrument, path: Path) -> Iterator[Problem]:
    says_so = instrument.status in ENDED_STATUSES
    if says_so and instrument.ended is None:
        error = InvalidInput("end-without-day", status=instrument.status.value)
        yield Problem((*path, "status"), error)
    elif instrument.ended and says_so is not instrument.has_ended(instrument.checked_on):
        error = InvalidInput(
            "status-against-end",
            status=instrument.status.value,
            ended=instrument.ended.isoformat(),
            checked_on=instrument.checked_on.isoformat(),
        )
        yield Problem((*path, "status"), error)


def _check_successors(
    instrument: Instrument, instruments: Mapping[str, Instrument], path: Path
) -> Iterator[Problem]:
    for place, id in enumerate(instrument.superseded_by):
        here = (*path, "superseded_by", place)
        if id not in instruments:
            yield Problem(here, unknown_name("unknown-instrument", id, instruments))
        elif id in instrument.superseded_by[:place]:
            yield Problem(here, InvalidInput("duplicate-id", id=id))
        elif instrument.id in _line(id, instruments):
            yield Problem(here, InvalidInput("circular-succession", id=instrument.id))


def _line(id: str, instruments: Mapping[str, Instrument]) -> set[str]:
    """The instrument and all that came after it."""
    line: set[str] = set()
    ahead = [id]
    while ahead:
        next_id = ahead.pop()
        if next_id in instruments and next_id not in line:
            line.add(next_id)
            ahead += instruments[next_id].superseded_by
    return line
