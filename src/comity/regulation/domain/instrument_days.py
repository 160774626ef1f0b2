"""What an instrument and its norms are on one day: worked out from their dates, so that a day
before or after the one on which the corpus was checked has its own answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.regulation.domain.coverage import in_force
from comity.regulation.domain.days import Days
from comity.regulation.domain.instruments import Instrument, InstrumentStatus, Norm, Period
from comity.regulation.domain.truth import Truth

NO_ENTRY = Days()
"""Of what is no treaty."""
_START, _END = date.min, date.max


class DayStatus(StrEnum):
    """What an instrument is on a day."""

    NOT_ADOPTED = "not-adopted"
    """its first version was adopted later"""
    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    NOT_IN_FORCE = "not-in-force"
    """adopted, and not in force yet"""
    PARTLY_APPLICABLE = "partly-applicable"
    """in force, and some of its norms begin, or come to cover further cases, later"""
    IN_FORCE = "in-force"
    ENDED = "ended"
    UNKNOWN = "unknown"
    """whether a treaty has entered into force is not known"""


@dataclass(frozen=True, slots=True)
class NormDays:
    """When a norm runs, seen from a day. `since` and `until` (the first day without it) enclose the
    stretch that the day lies in; `next` is the first later day on which it begins, or comes to
    cover further cases. `partly`: on the day it runs for some cases only."""

    runs: bool
    partly: bool = False
    since: date | None = None
    until: date | None = None
    next: date | None = None


def status_on(instrument: Instrument, on: date, entry: Days = NO_ENTRY) -> DayStatus:
    """`entry` says when a treaty enters into force."""
    if instrument.has_ended(on):
        gone = instrument.status is InstrumentStatus.WITHDRAWN
        return DayStatus.WITHDRAWN if gone else DayStatus.ENDED
    if instrument.status is InstrumentStatus.WITHDRAWN:
        return DayStatus.WITHDRAWN
    if not in_force(instrument, on, entry.latest):
        return _before(instrument, on, entry)
    waiting = any(
        norm_days(instrument, norm, on, entry.latest).next
        for provision in instrument.provisions
        for norm in provision.norms
    )
    return DayStatus.PARTLY_APPLICABLE if waiting else DayStatus.IN_FORCE


def norm_days(
    instrument: Instrument, norm: Norm, on: date, entered: date | None = None
) -> NormDays:
    """`entered` is the day on which a treaty entered into force. Whom a treaty binds is not
    weighed."""
    spans = sorted(_spans(instrument, instrument.timetables[norm.timetable], entered))
    coming = min((start for start, _, _ in spans if start > on), default=None)
    current = [span for span in spans if span[0] <= on < span[1]]
    if not current or not in_force(instrument, on, entered):
        return NormDays(runs=False, next=coming)
    since = min(start for start, _, _ in current)
    for start, end, _ in reversed(spans):
        if start < since <= end:
            since = start
    until = max(end for _, end, _ in current)
    for start, end, _ in spans:
        if start <= until < end:
            until = end
    partly = all(conditional for _, _, conditional in current)
    return NormDays(True, partly, since, None if until == _END else until, coming)


def _spans(
    instrument: Instrument, periods: Iterable[Period], entered: date | None
) -> Iterable[tuple[date, date, bool]]:
    """Start, end and whether it holds for some cases only, of each period that ever runs."""
    floor = entered if instrument.treaty else _START
    if floor is None:
        return
    for period in periods:
        start, end = max(period.start or floor, floor), instrument.end_of(period) or _END
        if start < end:
            yield start, end, bool(period.when)


def _before(instrument: Instrument, on: date, entry: Days) -> DayStatus:
    if instrument.status is InstrumentStatus.PROPOSED:
        return DayStatus.PROPOSED
    adopted = [version.adopted for version in instrument.versions if version.adopted]
    if adopted and on < min(adopted):
        return DayStatus.NOT_ADOPTED
    if entry.reached(on) is Truth.UNKNOWN:
        return DayStatus.UNKNOWN
    return DayStatus.NOT_IN_FORCE
