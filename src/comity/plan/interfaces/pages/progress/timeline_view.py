"""The timeline of the overview: the quarters around today, with what lies before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.plan.queries.timeline import Quarter, quarter_of

BEFORE, SPAN = 3, 12
"""So many quarters before that of today, and so many together."""


@dataclass(frozen=True, slots=True)
class Column:
    """`due` and `done` are shares of the fullest quarter, in hundredths, as widths of bars."""

    quarter: Quarter
    now: bool
    due: int
    done: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """`earlier` and `later` are how many targets lie outside the quarters that are shown."""

    columns: tuple[Column, ...]
    earlier: int
    later: int


def timeline_view(quarters: Sequence[Quarter], today: date) -> TimelineView:
    now = quarter_of(today)
    past = [each for each in quarters if each.first < now]
    future = [each for each in quarters if each.first >= now]
    kept = past[len(past) - min(len(past), BEFORE) :]
    coming = future[: SPAN - len(kept)]
    shown = [*kept, *coming]
    most = max((each.due for each in shown), default=0) or 1
    return TimelineView(
        columns=tuple(
            Column(each, each.first == now, each.due * 100 // most, each.done * 100 // most)
            for each in shown
        ),
        earlier=sum(each.due for each in past) - sum(each.due for each in kept),
        later=sum(each.due for each in future) - sum(each.due for each in coming),
    )
