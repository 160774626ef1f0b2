"""Downloads over time as a picture in whole units, and the table that says the same.

Like the step charts of the rulebook: coordinates for a template to write as SVG, no words. The
picture alone says nothing that the table does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 720, 200
LEFT, RIGHT, TOP, BOTTOM = 52, 704, 16, 168
MOST_DAYS = 92
"""More days than that are summed by weeks, more weeks than `MOST_WEEKS` by months."""
MOST_WEEKS = 105
MOST_LABELS = 8


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included, as far as the counts reach."""

    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    x: int
    y: int
    width: int
    height: int
    period: Period


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or a date at an axis."""

    x: int
    y: int
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class DownloadsPlot:
    """`periods` is the table; `unit` is `day`, `week` or `month`."""

    unit: str
    periods: tuple[Period, ...]
    total: int
    bars: tuple[Bar, ...]
    counts: tuple[Mark, ...]
    dates: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


def downloads_plot(days: Sequence[tuple[date, int]]) -> DownloadsPlot | None:
    """The plot of counts by day, in any order; a day between that is not given had none. None where
    there is no day."""
    if not days:
        return None
    counts: dict[date, int] = {}
    for day, count in days:
        counts[day] = counts.get(day, 0) + count
    first, last = min(counts), max(counts)
    unit = _unit(first, last)
    periods = _periods(counts, first, last, unit)
    top = _ceiling(max(period.count for period in periods))
    return DownloadsPlot(
        unit,
        periods,
        sum(counts.values()),
        _bars(periods, top),
        tuple(
            Mark(LEFT - 6, _y(value, top) + 4, str(value), "end")
            for value in sorted({0, top // 2, top})
        ),
        _dates(periods, unit),
    )


def _unit(first: date, last: date) -> str:
    length = (last - first).days + 1
    return "day" if length <= MOST_DAYS else "week" if length <= 7 * MOST_WEEKS else "month"


def _start(day: date, unit: str) -> date:
    """The first day of the period that `day` is in. Weeks start on Monday (ISO 8601)."""
    if unit == "day":
        return day
    return day - timedelta(days=day.weekday()) if unit == "week" else day.replace(day=1)


def _next(start: date, unit: str) -> date:
    if unit == "day":
        return start + timedelta(days=1)
    if unit == "week":
        return start + timedelta(days=7)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1)


def _periods(counts: dict[date, int], first: date, last: date, unit: str) -> tuple[Period, ...]:
    sums: dict[date, int] = {}
    for day, count in counts.items():
        start = _start(day, unit)
        sums[start] = sums.get(start, 0) + count
    periods = []
    start = _start(first, unit)
    while start <= last:
        after = _next(start, unit)
        end = min(last, after - timedelta(days=1))
        periods.append(Period(max(first, start), end, sums.get(start, 0)))
        start = after
    return tuple(periods)


def _ceiling(most: int) -> int:
    """The least of 2, 4, 6, 10, 20, 40 ... that is not below `most`: half of it is whole."""
    step = 1
    while True:
        for factor in (2, 4, 6, 10):
            if factor * step >= most:
                return factor * step
        step *= 10


def _y(count: int, top: int) -> int:
    return round(BOTTOM - count / top * (BOTTOM - TOP))


def _edges(place: int, count: int) -> tuple[int, int]:
    width = RIGHT - LEFT
    return LEFT + place * width // count, LEFT + (place + 1) * width // count


def _bars(periods: tuple[Period, ...], top: int) -> tuple[Bar, ...]:
    bars = []
    for place, period in enumerate(periods):
        start, end = _edges(place, len(periods))
        y = _y(period.count, top)
        gap = 1 if end - start > 3 else 0
        bars.append(Bar(start, y, max(1, end - start - gap), BOTTOM - y, period))
    return tuple(bars)


def _dates(periods: tuple[Period, ...], unit: str) -> tuple[Mark, ...]:
    """Some of the periods' first days, evenly, the first and never two on one another."""
    step = -(-len(periods) // MOST_LABELS)
    form = "%Y-%m" if unit == "month" else "%Y-%m-%d"
    return tuple(
        Mark(_edges(place, len(periods))[0], BOTTOM + 18, periods[place].first.strftime(form))
        for place in range(0, len(periods), step)
    )
