"""The calendar of the rules: on which day which norms begin, come to cover more, less, or end.

It says what the timetables say of any case at all, whoever is bound: a day stands in the calendar
where a norm's timetable, or a version of its instrument, starts or stops, or the instrument ends.
Of a treaty what has no day of its own starts when it enters into force; who consents later is bound
later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.coverage import in_force, runs
from comity.regulation.domain.instruments import Instrument, Period, Version

Periods = tuple[Period, ...]
Entered = Callable[[Instrument], date | None]
"""The day on which a treaty enters into force, where one is known; none for what is no treaty."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What changes in one instrument on one day; each norm stands in one of the four lists."""

    day: date
    instrument: Instrument
    versions: tuple[Version, ...]
    """those that come into force"""
    over: bool
    """whether the instrument, in force until then, ends"""
    begins: tuple[NormPlace, ...]
    widens: tuple[NormPlace, ...]
    """runs already, and from now on for further cases"""
    narrows: tuple[NormPlace, ...]
    """runs on, but no longer for some cases"""
    ends: tuple[NormPlace, ...]

    @property
    def norms(self) -> tuple[NormPlace, ...]:
        return (*self.begins, *self.widens, *self.narrows, *self.ends)


def calendar(
    instruments: Iterable[Instrument],
    first: date | None = None,
    last: date | None = None,
    *,
    entered: Entered,
) -> tuple[CalendarEntry, ...]:
    """The entries from `first` to `last`, both included, by day, then in the given order."""
    entries = (
        entry
        for instrument in instruments
        for entry_day in (entered(instrument),)
        for day in sorted(_days(instrument, entry_day))
        if (first is None or day >= first) and (last is None or day <= last)
        if (entry := _entry(instrument, day, entry_day)) is not None
    )
    return tuple(sorted(entries, key=lambda entry: entry.day))


def _days(instrument: Instrument, entered: date | None) -> set[date]:
    """All on which something may start or stop."""
    days = {version.in_force for version in instrument.versions} | {entered, instrument.ended}
    for periods in instrument.timetables.values():
        for period in periods:
            days |= {period.start, period.until}
    return {day for day in days if day is not None}


def _entry(instrument: Instrument, day: date, entered: date | None) -> CalendarEntry | None:
    before = day - timedelta(days=1)
    moves = {
        id: move_between(
            running_periods(instrument, periods, before, entered),
            running_periods(instrument, periods, day, entered),
        )
        for id, periods in instrument.timetables.items()
    }
    lists: dict[str, list[NormPlace]] = {"begins": [], "widens": [], "narrows": [], "ends": []}
    for provision in instrument.provisions:
        for norm in provision.norms:
            if move := moves.get(norm.timetable, ""):
                lists[move].append(NormPlace(instrument, provision, norm))
    versions = tuple(
        version
        for version in instrument.versions
        if (version.in_force or entered) == day and in_force(instrument, day, entered)
    )
    over = instrument.ended == day and in_force(instrument, before, entered)
    if not versions and not over and not any(lists.values()):
        return None
    found = {name: tuple(places) for name, places in lists.items()}
    return CalendarEntry(day, instrument, versions, over, **found)


def running_periods(
    instrument: Instrument, periods: Periods, day: date, entered: date | None
) -> frozenset[int]:
    """The periods that run on the day, by their place; none in an instrument not in force."""
    if not in_force(instrument, day, entered):
        return frozenset()
    return frozenset(place for place, period in enumerate(periods) if runs((period,), day))


def move_between(before: frozenset[int], after: frozenset[int]) -> str:
    if before == after:
        return ""
    if not before:
        return "begins"
    if not after:
        return "ends"
    return "widens" if after - before else "narrows"
