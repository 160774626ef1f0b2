"""When targets fall due, by quarter: how many, and how many of them are done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, Q, QuerySet
from django.db.models.functions import Cast, Substr

from comity.plan.models import Commitment
from comity.plan.queries.progress_of import STATES
from comity.plan.queries.timely_commitments import OPEN


@dataclass(frozen=True, slots=True)
class Quarter:
    """`first` is its first day. `done` of `due` were said to be done, or found complete."""

    first: date
    due: int
    done: int

    @property
    def number(self) -> int:
        return (self.first.month + 2) // 3


def timeline(rows: QuerySet[Commitment]) -> list[Quarter]:
    """Of the commitments that count, from the first quarter that has a target to the last, with
    those between them that have none."""
    counted: dict[date, tuple[int, int]] = {}
    counting = rows.order_by().filter(state__in=STATES, due_on__isnull=False)
    # By the first seven letters of each day: SQLite would call Python for the quarter of every row.
    month = Substr(Cast("due_on", CharField()), 1, 7)
    months = counting.annotate(month=month).values_list("month")
    for at, due, left in months.annotate(Count("id"), left=Count("id", filter=Q(OPEN))):
        first = quarter_of(date.fromisoformat(f"{at}-01"))
        before = counted.get(first, (0, 0))
        counted[first] = (before[0] + due, before[1] + due - left)
    if not counted:
        return []
    return [
        Quarter(each, *counted.get(each, (0, 0))) for each in _quarters(min(counted), max(counted))
    ]


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def next_quarter(first: date) -> date:
    return date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)


def _quarters(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = next_quarter(first)
