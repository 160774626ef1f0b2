"""How often a repository's files were fetched, day by day."""

from __future__ import annotations

from datetime import date, timedelta

from comity.hub.models import DailyCount, Repository

DAYS = 90


def daily_downloads(
    repository: Repository, until: date, days: int = DAYS
) -> tuple[tuple[date, int], ...]:
    """Downloads of each of the last `days` days up to `until`, in UTC; a day without any is 0."""
    first = until - timedelta(days=days - 1)
    rows = DailyCount.objects.filter(repository=repository, day__gte=first, day__lte=until)
    counted = dict(rows.values_list("day", "downloads"))
    return tuple((day := first + timedelta(days=n), counted.get(day, 0)) for n in range(days))
