"""What is due, by month: what is overdue first, then the months to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from comity.plan.interfaces.pages.due.asked import Asked
from comity.plan.interfaces.pages.progress.row_links import page
from comity.plan.queries.people import Person
from comity.plan.queries.seen_commitments import seen_commitments
from comity.plan.queries.what_is_due import Due, DueItem, next_month

MONTHS, SOME, PAGE = 6, 15, 100
FIRST = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """A month, or what is overdue (`month` is `None`). `more` of it stand at `href`."""

    month: date | None
    items: tuple[tuple[DueItem, str], ...]
    total: int
    href: str

    @property
    def more(self) -> int:
        return self.total - len(self.items)


@dataclass(frozen=True, slots=True)
class DueView:
    """`months` are all that have something, with how much and where; `before` and `after` the
    pages beside this one, where a single month is shown."""

    overdue: int
    coming: int
    groups: tuple[Group, ...]
    months: tuple[tuple[date, int, str], ...]
    before: str = ""
    after: str = ""


def due_view(person: Person, asked: Asked) -> DueView:
    due = Due(asked.within(seen_commitments(person)))
    counts, this_month = due.by_month(), person.on.replace(day=1)
    late = due.count(FIRST, person.on)
    coming = {month: n for month, n in counts.items() if month >= this_month}
    early = due.count(this_month, person.on)
    if this_month in coming:
        coming[this_month] -= early
    months = tuple((it, n, _month_href(asked, it)) for it, n in coming.items() if n)
    if asked.month:
        return _one_month(person, due, asked, late, months)
    groups = [] if not late else [_group(person, due, None, FIRST, person.on, late, "")]
    for month, n, href in months[:MONTHS]:
        since = max(month, person.on)
        groups.append(_group(person, due, month, since, next_month(month), n, href))
    return DueView(late, sum(n for _month, n, _href in months), tuple(groups), months)


def _one_month(
    person: Person, due: Due, asked: Asked, late: int, months: tuple[tuple[date, int, str], ...]
) -> DueView:
    assert asked.month is not None  # noqa: S101 - asked before
    until, begin = next_month(asked.month), (asked.page - 1) * PAGE
    total = due.count(asked.month, until)
    items = due.items(asked.month, until, PAGE, begin)
    group = Group(asked.month, _linked(person, items), len(items), "")
    before = _month_href(asked, asked.month, asked.page - 1) if asked.page > 1 else ""
    after = _month_href(asked, asked.month, asked.page + 1) if total > begin + PAGE else ""
    coming = sum(n for _month, n, _href in months)
    return DueView(late, coming, (group,) if items else (), months, before, after)


def _group(
    person: Person, due: Due, month: date | None, since: date, until: date, n: int, href: str
) -> Group:
    return Group(month, _linked(person, due.items(since, until, SOME)), n, href)


def _linked(person: Person, items: list[DueItem]) -> tuple[tuple[DueItem, str], ...]:
    slug = person.plan.slug
    return tuple((each, page("commitment", slug, each.number)) for each in items)


def _month_href(asked: Asked, month: date, number: int = 1) -> str:
    wanted = {**asked.kept(), "month": f"{month:%Y-%m}"}
    return "?" + urlencode(wanted | ({"page": str(number)} if number > 1 else {}))
