"""Dates to come: the rules that the stated facts would let apply later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.regulation.interfaces.reading import Reading, day_words
from comity.regulation.interfaces.report.finding_groups import InstrumentFindings
from comity.regulation.interfaces.report.norm_view import NormView, norm_view


@dataclass(frozen=True, slots=True)
class ComingRules:
    title: str
    jurisdiction: str
    rules: tuple[NormView, ...]


@dataclass(frozen=True, slots=True)
class ComingDate:
    day: str
    iso: str
    count: int
    instruments: tuple[ComingRules, ...]


def coming_dates(groups: Sequence[InstrumentFindings], reading: Reading) -> tuple[ComingDate, ...]:
    """By date, earliest first, and within a date by instrument."""
    by_day: dict[date, list[ComingRules]] = defaultdict(list)
    for group in groups:
        days = sorted({finding.next for finding in group.coming if finding.next})
        for day in days:
            rules = tuple(norm_view(it, reading) for it in group.coming if it.next == day)
            by_day[day].append(ComingRules(group.title, group.jurisdiction, rules))
    return tuple(
        ComingDate(
            day_words(day),
            day.isoformat(),
            sum(len(each.rules) for each in by_day[day]),
            tuple(by_day[day]),
        )
        for day in sorted(by_day)
    )
