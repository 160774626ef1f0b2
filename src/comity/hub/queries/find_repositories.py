"""Lists of repositories: one query for the API, the pages and the commands.

Every row passes `visible` before anything is told of it; `repository_rows.py` says how rows are
found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from comity.hub.domain.listing import Place, RepositoryQuery, Sort, read_cursor, write_cursor
from comity.hub.models import Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.repository_rows import (
    FIELDS,
    Rows,
    account_of,
    conditions_of,
    first_rows,
    order_of,
    visible_rows,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FoundRepositories:
    """A page of a list; `after` is the cursor of the next one, "" on the last."""

    repositories: tuple[Repository, ...]
    after: str = ""


def find_repositories(
    caller: Caller, query: RepositoryQuery, *, card: bool = False
) -> FoundRepositories:
    """A page of what the caller may know of, with their accounts; their cards only with `card`.

    Pages go on behind the last row's place in the order, so that new rows move nothing. Raises
    `InvalidInput` for a cursor that is none.
    """
    account = account_of(query)
    if query.author and account is None:
        return FoundRepositories(())
    rows = _after(visible_rows(caller, query, account), query)
    order = order_of(query)
    rows = rows.select_related("account").order_by(*order)
    unread = ("gate_text", "gate_questions")
    rows = rows.defer(*unread) if card else rows.defer("card", *unread)
    found = first_rows(rows, query, conditions_of(query), query.limit + 1)
    page = found[: query.limit]
    more = len(found) > query.limit
    return FoundRepositories(tuple(page), _cursor(page[-1], query) if more else "")


def _after(rows: Rows, query: RepositoryQuery) -> Rows:
    if not query.after:
        return rows
    place = read_cursor(query.after, query.sort, query.descending)
    name = FIELDS[query.sort]
    value: object = place.value
    if query.sort in (Sort.MODIFIED, Sort.CREATED):
        value = EPOCH + timedelta(microseconds=place.value)
    before, beyond = ("lt", "gt") if query.descending else ("gt", "lt")
    return rows.filter(
        Q(**{f"{name}__{before}e": value})
        & (Q(**{f"{name}__{before}": value}) | Q(**{f"id__{beyond}": place.id}))
    )


def _cursor(last: Repository, query: RepositoryQuery) -> str:
    value = getattr(last, FIELDS[query.sort])
    if isinstance(value, datetime):
        value = (value - EPOCH) // timedelta(microseconds=1)
    return write_cursor(Place(query.sort, query.descending, value, last.id))


def all_repositories(caller: Caller, query: RepositoryQuery) -> Iterator[Repository]:
    """Page after page, to the end."""
    while True:
        page = find_repositories(caller, query)
        yield from page.repositories
        if not page.after:
            return
        query = replace(query, after=page.after)
