"""What is due: targets and milestones of commitments that are still open, by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from heapq import merge
from itertools import islice

from django.db.models import Count, Exists, OuterRef, QuerySet

from comity.plan.models import Commitment, MilestoneRow
from comity.plan.queries.timely_commitments import OPEN


@dataclass(frozen=True, slots=True, order=True)
class DueItem:
    """A target, or with a `milestone` that. `participant` is the name."""

    on: date
    number: int
    milestone: str
    title: str
    participant: str
    action: str


@dataclass(frozen=True)
class Due:
    """Of the commitments in `rows`, those that the person sees."""

    rows: QuerySet[Commitment]

    def items(self, since: date, until: date, limit: int, offset: int = 0) -> list[DueItem]:
        """From `since` to before `until`, earliest first."""
        most = limit + offset
        targets = self._targets.filter(due_on__gte=since, due_on__lt=until)
        milestones = self._milestones.filter(due_on__gte=since, due_on__lt=until)
        found = merge(_targets(targets, most), _milestones(milestones, most))
        return list(islice(found, offset, most))

    @cached_property
    def by_day(self) -> dict[date, int]:
        """How many are due on each day that has some. Months are summed up here: SQLite would
        call Python for the month of every row."""
        counts: dict[date, int] = {}
        for rows in (self._targets, self._milestones):
            for day, n in rows.order_by().values_list("due_on").annotate(Count("pk")):
                counts[day] = counts.get(day, 0) + n
        return dict(sorted(counts.items()))

    def by_month(self) -> dict[date, int]:
        """How many are due in each month that has some, by its first day."""
        counts: dict[date, int] = {}
        for day, n in self.by_day.items():
            month = day.replace(day=1)
            counts[month] = counts.get(month, 0) + n
        return counts

    def count(self, since: date, until: date) -> int:
        return sum(n for day, n in self.by_day.items() if since <= day < until)

    @property
    def _targets(self) -> QuerySet[Commitment]:
        return self.rows.filter(OPEN, due_on__isnull=False)

    @property
    def _milestones(self) -> QuerySet[MilestoneRow]:
        """Asked one by one, so that the first few are found without looking at all."""
        standing = self.rows.filter(OPEN, id=OuterRef("commitment_id")).order_by()
        return MilestoneRow.objects.filter(Exists(standing), reached_on=None)


def next_month(first: date) -> date:
    return (first.replace(day=1) + timedelta(32)).replace(day=1)


def _targets(rows: QuerySet[Commitment], most: int) -> Iterator[DueItem]:
    columns = ("due_on", "number", "title", "participant__name", "action__key")
    for on, number, title, participant, action in rows.order_by("due_on", "number").values_list(
        *columns
    )[:most]:
        yield DueItem(on, number, "", title, participant, action)


def _milestones(rows: QuerySet[MilestoneRow], most: int) -> Iterator[DueItem]:
    columns = (
        "due_on",
        "commitment__number",
        "title",
        "commitment__title",
        "commitment__participant__name",
        "commitment__action__key",
    )
    for on, number, milestone, title, participant, action in rows.order_by(
        "due_on", "commitment__number", "title"
    ).values_list(*columns)[:most]:
        yield DueItem(on, number, milestone, title, participant, action)
