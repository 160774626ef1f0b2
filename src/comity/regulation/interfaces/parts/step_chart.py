"""Counts over time as a picture: steps, the years under them, marks above, and the day asked about.

The numbers stand in a table beside it; the picture alone says nothing that the table does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comity.regulation.interfaces.parts.words import Words

WIDTH, HEIGHT = 720, 230
LEFT, RIGHT, TOP, BOTTOM = 14, 700, 66, 200
LINE = 15
BEFORE, AFTER = timedelta(days=120), timedelta(days=270)
FARTHEST = timedelta(days=3 * 366)
"""How far beyond the steps the day asked about may lie and still be drawn."""
MOST_YEARS = 24
"""How many stand under the steps; of more, every second, third and so on."""
LABEL_GAP = 30
"""Units between two numbers at the line, so that they don't touch."""


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, from each day on. Days ascend."""

    label: Words
    steps: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """In whole units, which are written alike in every language."""

    x: int
    y: int
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Line:
    name: Words
    path: str
    area: str
    numbers: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class StepChart:
    title: Words
    description: Words
    lines: tuple[Line, ...]
    years: tuple[Label, ...]
    marks: tuple[Label, ...]
    day: Label | None
    """where the day asked about lies; None where that is far from all steps"""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    most: int

    def x(self, day: date) -> int:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(LEFT + share * (RIGHT - LEFT))

    def y(self, count: int) -> int:
        return round(BOTTOM - count / max(1, self.most) * (BOTTOM - TOP))


def step_chart(
    series: Sequence[Series],
    marks: Sequence[tuple[date, str]],
    on: date,
    *,
    day_label: str,
    title: Words,
    description: Words,
) -> StepChart | None:
    """None where nothing begins or ends on a known day, though there may be marks."""
    if not any(each.steps for each in series):
        return None
    days = sorted({day for each in series for day, _ in each.steps} | {day for day, _ in marks})
    shown = days[0] - on <= FARTHEST and on - days[-1] <= FARTHEST
    ends = [*days, on] if shown else days
    most = max((count for each in series for _, count in each.steps), default=0)
    first, last = min(ends), max(ends)
    scale = _Scale(first - min(BEFORE, first - date.min), last + min(AFTER, date.max - last), most)
    x = scale.x(on)
    return StepChart(
        title,
        description,
        tuple(_line(each, scale) for each in series),
        _years(scale),
        _marks(marks, scale),
        Label(x, 14, day_label, _anchor(x)) if shown else None,
    )


def _line(series: Series, scale: _Scale) -> Line:
    """A number stands where it changes, and where there is room for it."""
    path, numbers, before = f"M{LEFT} {BOTTOM}", [], -1
    following = *(scale.x(day) for day, _ in series.steps), RIGHT
    for (day, count), after in zip(series.steps, following[1:], strict=True):
        x, y = scale.x(day), scale.y(count)
        path += f"H{x}V{y}"
        if after - x >= LABEL_GAP and count != before:
            before = count
            numbers.append(Label(x + 4, y - 4, str(count)))
    path += f"H{RIGHT}"
    return Line(series.label, path, f"{path}V{BOTTOM}Z", tuple(numbers))


def _years(scale: _Scale) -> tuple[Label, ...]:
    first, last = scale.first.year + 1, scale.last.year
    every = max(1, -(-(last - first + 1) // MOST_YEARS))
    starts = (date(year, 1, 1) for year in range(first, last + 1, every))
    return tuple(Label(scale.x(start), BOTTOM + 18, str(start.year)) for start in starts)


def _marks(marks: Sequence[tuple[date, str]], scale: _Scale) -> tuple[Label, ...]:
    """In two lines by turns, since two may be near each other."""
    return tuple(
        Label(x := scale.x(day), 32 + LINE * (place % 2), text, _anchor(x))
        for place, (day, text) in enumerate(sorted(marks))
    )


def _anchor(x: int) -> str:
    """So that no word runs over the side."""
    return "end" if x > RIGHT - 130 else "start" if x < LEFT + 130 else "middle"
