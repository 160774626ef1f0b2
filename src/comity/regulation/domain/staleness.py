"""What of the corpus is due to be looked at again, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from comity.regulation.domain.calendar import calendar
from comity.regulation.domain.instruments import Confidence, Instrument
from comity.regulation.domain.norm_seals import read_state


class Due(StrEnum):
    """Why something is due, the most pressing first."""

    PASSED = "day-passed"
    """a day on which rules begin or end has come since the instrument was followed"""
    OLD = "not-followed"
    """it was not followed for longer than was asked for"""
    CHANGED = "changed-since-reading"
    """norms changed after they were read a second time"""
    UNREAD = "never-read-again"
    """norms were never read a second time"""
    SECONDARY = "without-the-text"
    """norms rest on secondary sources"""


@dataclass(frozen=True, slots=True)
class DueItem:
    """`days` are those that passed, or the one since which the instrument was not followed;
    `norms` counts the norms concerned."""

    instrument: Instrument
    why: Due
    norms: int = 0
    days: tuple[date, ...] = ()


def due_items(
    instruments: Iterable[Instrument],
    on: date,
    *,
    older_than: int,
    entered: Callable[[Instrument], date | None],
) -> tuple[DueItem, ...]:
    """What is due on a day, by urgency, then by the day up to which it was followed.

    `older_than` is in days. `entered` is the day on which a treaty enters into force.
    """
    items = [item for each in instruments for item in _due(each, on, older_than, entered)]
    order = list(Due)
    return tuple(sorted(items, key=lambda it: (order.index(it.why), it.instrument.checked_on)))


def _due(
    instrument: Instrument,
    on: date,
    older_than: int,
    entered: Callable[[Instrument], date | None],
) -> Iterator[DueItem]:
    followed = instrument.checked_on
    coming = calendar((instrument,), followed + timedelta(days=1), on, entered=entered)
    if coming:
        norms = {place.norm.id for entry in coming for place in entry.norms}
        yield DueItem(instrument, Due.PASSED, len(norms), tuple(it.day for it in coming))
    if followed < on - timedelta(days=older_than):
        yield DueItem(instrument, Due.OLD, days=(followed,))
    state = read_state(instrument)
    if state.changed:
        yield DueItem(instrument, Due.CHANGED, len(state.changed))
    if state.unread:
        yield DueItem(instrument, Due.UNREAD, len(state.unread))
    secondary = sum(
        norm.confidence is not Confidence.VERIFIED_TEXT
        for provision in instrument.provisions
        for norm in provision.norms
    )
    if secondary:
        yield DueItem(instrument, Due.SECONDARY, secondary)
