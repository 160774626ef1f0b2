"""The days between which a norm can apply to anybody at all."""

from __future__ import annotations

from datetime import date

from comity.regulation.domain.instruments import Instrument, Norm


def first_and_end_day(instrument: Instrument, norm: Norm) -> tuple[date | None, date | None]:
    """The first day on which the norm applies to anybody, and the first on which to nobody; both
    `None` for one that never does, and the first where it depends on whom a treaty binds."""
    periods = instrument.timetables.get(norm.timetable, ())
    stretches = [(period.start, instrument.end_of(period)) for period in periods]
    run = [(start, end) for start, end in stretches if not (start and end) or start < end]
    starts, ends = [start for start, _ in run], [end for _, end in run]
    return (
        min((it for it in starts if it), default=None) if all(starts) else None,
        max((end for end in ends if end), default=None) if all(ends) else None,
    )
