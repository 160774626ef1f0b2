"""On which days one norm runs, be it only for some cases: its timetable as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.coverage import in_force, runs
from comity.regulation.domain.instruments import Instrument, Norm


@dataclass(frozen=True, slots=True)
class NormTiming:
    """`since` is the first day of the running periods and `until` the first day after them, `None`
    where none is known; `next` is the first later day on which a further period starts."""

    running: bool
    since: date | None
    until: date | None
    next: date | None


def norm_timing(
    instrument: Instrument, norm: Norm, on: date, entered: date | None = None
) -> NormTiming:
    """`entered` is the day on which a treaty entered into force: a period without a start begins
    then."""
    periods = [
        (it, it.start or entered, instrument.end_of(it))
        for it in instrument.timetables[norm.timetable]
    ]
    later = [day for _, day, end in periods if day and day > on and (end is None or day < end)]
    whole = in_force(instrument, on, entered)
    running = [(start, end) for it, start, end in periods if whole and runs((it,), on)]
    ends = [end for _, end in running]
    return NormTiming(
        running=bool(running),
        since=min((start for start, _ in running if start), default=None),
        until=None if None in ends else max((end for end in ends if end), default=None),
        next=min(later, default=None),
    )
