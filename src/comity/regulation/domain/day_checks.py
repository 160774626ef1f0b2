"""Checks of the days of instruments that are no treaties: that they are there, and that nothing
applies before it was adopted."""

from __future__ import annotations

from collections.abc import Iterator

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.instruments import Instrument, InstrumentKind, InstrumentStatus
from comity.regulation.domain.problems import Path, Problem

_MAY_LACK_A_DAY = {
    InstrumentStatus.PROPOSED,
    InstrumentStatus.ADOPTED,
    InstrumentStatus.WITHDRAWN,
}


def check_days(instrument: Instrument, path: Path) -> Iterator[Problem]:
    """The days of versions and timetables."""
    if instrument.treaty is None:
        yield from _missing_days(instrument, path)
    adopted = min((it.adopted for it in instrument.versions if it.adopted), default=None)
    if adopted is None:
        return
    for place, version in enumerate(instrument.versions):
        if version.in_force and version.in_force < adopted:
            yield _too_early((*path, "versions", place, "in_force"), version.in_force, adopted)
    for name, periods in instrument.timetables.items():
        for place, period in enumerate(periods):
            if period.start and period.start < adopted:
                here: Path = (*path, "timetables", name, place, "start")
                yield _too_early(here, period.start, adopted)


def _too_early(path: Path, day: object, adopted: object) -> Problem:
    return Problem(
        path, InvalidInput("applies-before-adoption", day=str(day), adopted=str(adopted))
    )


def _missing_days(instrument: Instrument, path: Path) -> Iterator[Problem]:
    """Days that only a treaty may leave to its actions, and a bill to its makers."""
    dayless = instrument.kind is InstrumentKind.BILL or instrument.status in _MAY_LACK_A_DAY
    for place, version in enumerate(instrument.versions):
        if version.in_force is None and not dayless:
            here: Path = (*path, "versions", place)
            yield Problem(here, InvalidInput("version-without-day", id=version.id))
        if version.in_force and instrument.is_only_proposed:
            here = (*path, "versions", place, "in_force")
            yield Problem(here, InvalidInput("proposed-in-force", id=version.id))
    for name, periods in instrument.timetables.items():
        for place, period in enumerate(periods):
            if period.start is None:
                here = (*path, "timetables", name, place)
                yield Problem(here, InvalidInput("timetable-without-start", name=name))
