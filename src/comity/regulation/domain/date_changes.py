"""What the rules ask on one day and not on another: norms that start, end, or cover other cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from comity.regulation.domain.calendar import move_between, running_periods
from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.days import Days
from comity.regulation.domain.instrument_days import DayStatus, status_on
from comity.regulation.domain.instruments import Instrument, Version

_MOVES = ("begins", "widens", "narrows", "ends")


@dataclass(frozen=True, slots=True)
class DateChanges:
    """Of one instrument, between two days. `versions` are those that came into force after the
    first day, up to the second. A norm that ran only in between is in `passed`."""

    instrument: Instrument
    before: DayStatus
    after: DayStatus
    versions: tuple[Version, ...] = ()
    begins: tuple[NormPlace, ...] = ()
    widens: tuple[NormPlace, ...] = ()
    """ran before, and now for further cases"""
    narrows: tuple[NormPlace, ...] = ()
    """runs on, but no longer for some cases"""
    ends: tuple[NormPlace, ...] = ()
    passed: tuple[NormPlace, ...] = ()

    def __bool__(self) -> bool:
        moved = any(getattr(self, name) for name in (*_MOVES, "passed", "versions"))
        return moved or self.before is not self.after


@dataclass
class _Lists:
    begins: list[NormPlace] = field(default_factory=list)
    widens: list[NormPlace] = field(default_factory=list)
    narrows: list[NormPlace] = field(default_factory=list)
    ends: list[NormPlace] = field(default_factory=list)
    passed: list[NormPlace] = field(default_factory=list)


def date_changes(
    instruments: Iterable[Instrument],
    first: date,
    second: date,
    *,
    entry: Callable[[Instrument], Days],
) -> tuple[DateChanges, ...]:
    """The instruments that changed from `first` to a later `second`, in the given order.
    `entry` says when a treaty enters into force; no day for what is none."""
    found = (_changes(each, first, second, entry(each)) for each in instruments)
    return tuple(each for each in found if each)


def _changes(instrument: Instrument, first: date, second: date, entry: Days) -> DateChanges:
    lists, entered = _Lists(), entry.latest
    moves = {
        name: move_between(
            running_periods(instrument, periods, first, entered),
            running_periods(instrument, periods, second, entered),
        )
        or _passed(instrument, name, first, second, entered)
        for name, periods in instrument.timetables.items()
    }
    for place in _places(instrument):
        if move := moves.get(place.norm.timetable, ""):
            getattr(lists, move).append(place)
    return DateChanges(
        instrument,
        status_on(instrument, first, entry),
        status_on(instrument, second, entry),
        tuple(it for it in instrument.versions if _came(it, first, second, entered)),
        **{name: tuple(places) for name, places in vars(lists).items()},
    )


def _came(version: Version, first: date, second: date, entered: date | None) -> bool:
    day = version.in_force or entered
    return day is not None and first < day <= second


def _passed(
    instrument: Instrument, timetable: str, first: date, second: date, entered: date | None
) -> str:
    """ "passed" for a timetable that ran on neither day, and began and ended in between."""
    periods = instrument.timetables[timetable]
    starts = [start for period in periods if (start := period.start or entered)]
    ran = any(
        first < start < second and running_periods(instrument, periods, start, entered)
        for start in starts
    )
    before = running_periods(instrument, periods, first, entered)
    return "passed" if ran and not before else ""


def _places(instrument: Instrument) -> Iterator[NormPlace]:
    for provision in instrument.provisions:
        for norm in provision.norms:
            yield NormPlace(instrument, provision, norm)
