"""How many had signed, consent, and are parties, from each day on: only what is known counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from comity.assembly.domain.entry_rules import Binds
from comity.assembly.domain.treaty_entry import AdoptedTreaty
from comity.regulation.domain.treaty_actions import SIGNATURES

Span = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class CourseDay:
    day: date
    signed: int
    consenting: int
    parties: int


def course(treaty: AdoptedTreaty) -> tuple[CourseDay, ...]:
    """The days on which any of the numbers changes."""
    days = sorted(_changes(_signatures(treaty)) | _changes(treaty.consents()) | _bound_days(treaty))
    columns = zip(
        days,
        _counts(_signatures(treaty), days),
        _counts(treaty.consents(), days),
        _parties(treaty, days),
        strict=True,
    )
    found: list[CourseDay] = []
    before = (0, 0, 0)
    for day, *numbers in columns:
        if tuple(numbers) != before:
            before = (numbers[0], numbers[1], numbers[2])
            found.append(CourseDay(day, *before))
    return tuple(found)


def _signatures(treaty: AdoptedTreaty) -> list[Span]:
    """Nobody takes a signature back."""
    first: dict[str, date] = {}
    for each in treaty.actions:
        if each.action in SIGNATURES and (day := each.days.latest):
            first[each.jurisdiction] = min(day, first.get(each.jurisdiction, day))
    return [(day, None) for day in first.values()]


def _bound_days(treaty: AdoptedTreaty) -> set[date]:
    if _binds_others(treaty):
        others = treaty.amends.changes if treaty.amends else frozenset()
        return set(treaty.changes | others)
    return _changes(_bound(treaty))


def _parties(treaty: AdoptedTreaty, days: list[date]) -> list[int]:
    if _binds_others(treaty):
        return [len(treaty.parties(day)[0]) for day in days]
    return _counts(_bound(treaty), days)


def _bound(treaty: AdoptedTreaty) -> list[Span]:
    return [span for spans in treaty.times_in_force() for span in _joined(spans)]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Nobody is a party twice at a time."""
    found: list[Span] = []
    for start, end in sorted(spans, key=lambda it: it[0]):
        last = found[-1] if found else None
        if last and (last[1] is None or start <= last[1]):
            ends = None if last[1] is None or end is None else max(last[1], end)
            found[-1] = (last[0], ends)
        else:
            found.append((start, end))
    return found


def _binds_others(treaty: AdoptedTreaty) -> bool:
    return treaty.rule.binds is Binds.ALL and treaty.amends is not None


def _changes(spans: Iterable[Span]) -> set[date]:
    return {day for span in spans for day in span if day}


def _counts(spans: Iterable[Span], days: list[date]) -> list[int]:
    """Of the spans that hold on each of `days`, which ascend and have all their ends."""
    turns: Counter[date] = Counter()
    for start, end in spans:
        if end is None or start < end:
            turns[start] += 1
            turns.update({end: -1} if end else {})
    return list(accumulate(turns[day] for day in days))
