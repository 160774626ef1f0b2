"""Lists of repositories: one query for the API, the pages and the commands.

Nothing here is searched with the kernel's index, because that one reads every document that has a
word and ranks it in Python (half of 100,000 names have "base"), has one head row that all writers
of documents would wait for, and mends words by a vocabulary in which private repositories would
show. Here a word may stand anywhere in a name, in every script, as clients expect of `search`; and
every row passes `visible` before anything is told of it.

A list is cut off after one page, so there are two ways to it: what few repositories have is looked
up and then sorted; what many have is met soon by walking the index of the order asked for. Which is
which, the first `MOST_LOOKED_UP` rows of each condition show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from comity.hub.domain.listing import (
    Place,
    RepositoryQuery,
    Sort,
    read_cursor,
    tag_value,
    write_cursor,
)
from comity.hub.domain.repositories import Gate
from comity.hub.models import Account, Repository, RepositoryTag, RepositoryText
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import visible
from comity.kernel.domain.search.folding import fold

MOST_LOOKED_UP = 2000
WALKED_FIRST = 4000
MOST_COUNTED = 1000
ENOUGH_COUNTED = 50
TOGETHER = 1000
FIELDS = {
    Sort.MODIFIED: "modified_at",
    Sort.CREATED: "created_at",
    Sort.DOWNLOADS: "downloads_30_days",
    Sort.LIKES: "likes",
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Rows = QuerySet[Repository]


@dataclass(frozen=True, slots=True)
class FoundRepositories:
    """A page of a list; `after` is the cursor of the next one, "" on the last."""

    repositories: tuple[Repository, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """By facet and value how many repositories there are, most first; of what is chosen in a facet
    itself, as though it were not. `total` of the whole list. Where `at_least`, there are more than
    were counted."""

    counts: Mapping[str, Mapping[str, int]]
    total: int
    at_least: bool


@dataclass(frozen=True, slots=True)
class _Condition:
    """The ids of all repositories that meet it, or some more where it is not `exact`, and the same
    as asked of one row."""

    ids: QuerySet[Any, Any]
    holds: Any
    exact: bool = True


def find_repositories(
    caller: Caller, query: RepositoryQuery, *, card: bool = False
) -> FoundRepositories:
    """A page of what the caller may know of, with their accounts; their cards only with `card`.

    Pages go on behind the last row's place in the order, so that new rows move nothing. Raises
    `InvalidInput` for a cursor that is none.
    """
    account = _account(query)
    if query.author and account is None:
        return FoundRepositories(())
    rows = _after(_visible(caller, query, account), query)
    order = _order(query)
    rows = rows.select_related("account").order_by(*order)
    unread = ("gate_text", "gate_questions")
    rows = rows.defer(*unread) if card else rows.defer("card", *unread)
    found = _first(rows, _conditions(query), query.limit + 1)
    page = found[: query.limit]
    more = len(found) > query.limit
    return FoundRepositories(tuple(page), _cursor(page[-1], query) if more else "")


def count_facets(caller: Caller, query: RepositoryQuery, kinds: Sequence[str]) -> FacetCounts:
    """Over the first `MOST_COUNTED` of the list in its order, or fewer, which is said."""
    counts: dict[str, Mapping[str, int]] = {}
    ids, more = _counted(caller, query)
    open_kinds = [kind for kind in kinds if not query.facets.get(kind)]
    found = _tally(ids, open_kinds)
    for kind in kinds:
        if kind in open_kinds:
            counts[kind] = found[kind]
        else:
            others = {name: it for name, it in query.facets.items() if name != kind}
            apart, _ = _counted(caller, replace(query, facets=others))
            counts[kind] = _tally(apart, [kind])[kind]
    return FacetCounts(counts, len(ids), more)


def _counted(caller: Caller, query: RepositoryQuery) -> tuple[list[Any], bool]:
    account = _account(query)
    if query.author and account is None:
        return [], False
    rows = _visible(caller, query, account).order_by(*_order(query))
    conditions = _conditions(query)
    if conditions and all(it.ids[MOST_LOOKED_UP : MOST_LOOKED_UP + 1] for it in conditions):
        # Many have each: those near the beginning will do, where they are enough to tell.
        walked = list(rows.values_list("id", flat=True)[:WALKED_FIRST])
        near = _holding(rows.filter(id__in=walked), conditions).values_list("id", flat=True)
        if len(ids := list(near[:MOST_COUNTED])) >= ENOUGH_COUNTED:
            return ids, True
    found = _first(rows.only("id"), conditions, MOST_COUNTED + 1)
    return [each.id for each in found[:MOST_COUNTED]], len(found) > MOST_COUNTED


def _tally(ids: Sequence[Any], kinds: Sequence[str]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for start in range(0, len(ids), TOGETHER) if kinds else ():
        rows = RepositoryTag.objects.filter(
            repository__in=ids[start : start + TOGETHER], kind__in=kinds
        )
        grouped = rows.order_by().values("kind", "value").annotate(times=Count("id"))
        for kind, value, times in grouped.values_list("kind", "value", "times"):
            counts[kind][value] += times
    return {
        kind: dict(sorted(count.items(), key=lambda it: (-it[1], it[0])))
        for kind, count in counts.items()
    }


def _visible(caller: Caller, query: RepositoryQuery, account: Account | None) -> Rows:
    rows = Repository.objects.filter(visible(caller), kind=query.kind.value)
    if account is not None:
        rows = rows.filter(account=account)
    if query.gated is not None:
        open_ = Q(gate=Gate.NONE.value)
        rows = rows.exclude(open_) if query.gated else rows.filter(open_)
    if query.least_parameters is not None:
        rows = rows.filter(parameters__gte=query.least_parameters)
    if query.most_parameters is not None:
        rows = rows.filter(parameters__lte=query.most_parameters)
    return rows


def _account(query: RepositoryQuery) -> Account | None:
    return Account.objects.filter(key=query.author.lower()).first() if query.author else None


def _conditions(query: RepositoryQuery) -> list[_Condition]:
    found = [_tagged(tag=(tag,)) for tag in query.tags]
    found += [_tagged(**{kind: values}) for kind, values in query.facets.items() if values]
    names = [name.lower() for name in query.names if name]
    if names:
        # The text begins with the name, and its table is small.
        texts = RepositoryText.objects.filter(_holds("text", names), kind=query.kind.value)
        ids = texts.values_list("repository_id", flat=True)
        found.append(_Condition(ids, _holds("key", names), exact=False))
    if words := fold(query.words).split():
        texts = RepositoryText.objects.filter(_holds("text", words), kind=query.kind.value)
        found.append(
            _Condition(
                texts.values_list("repository_id", flat=True),
                Exists(texts.filter(repository=OuterRef("id"))),
            )
        )
    return found


def _tagged(**facet: Sequence[str]) -> _Condition:
    ((kind, values),) = facet.items()
    if len(values) == 1:
        rows = RepositoryTag.objects.filter(kind=kind, value=tag_value(kind, values[0]))
    else:
        rows = RepositoryTag.objects.filter(
            kind=kind, value__in=[tag_value(kind, value) for value in values]
        )
    return _Condition(
        rows.order_by().values_list("repository_id", flat=True),
        Exists(rows.filter(repository=OuterRef("id"))),
    )


def _holds(column: str, words: Sequence[str]) -> Q:
    """Whether all words are in the column, in any place. Not `contains`: on SQLite that is `LIKE`,
    which looks at the case of each letter."""
    whole = Q()
    for word in words:
        whole &= Q(GreaterThan(StrIndex(F(column), Value(word)), 0))
    return whole


def _first(rows: Rows, conditions: Sequence[_Condition], limit: int) -> list[Repository]:
    """The first `limit` of the ordered `rows` that meet all conditions."""
    for place, condition in enumerate(conditions):
        ids = list(condition.ids[: MOST_LOOKED_UP + 1])
        if len(ids) <= MOST_LOOKED_UP:
            rest = [it for at, it in enumerate(conditions) if at != place or not it.exact]
            return list(_holding(rows.filter(id__in=ids), rest)[:limit])
    if len(conditions) > 1:
        # Each is common; together they need not be.
        walked = list(rows.values_list("id", flat=True)[:WALKED_FIRST])
        found = list(_holding(rows.filter(id__in=walked), conditions)[:limit])
        if len(found) == limit or len(walked) < WALKED_FIRST:
            return found
        both = conditions[0].ids.intersection(*(it.ids for it in conditions[1:]))
        ids = list(both[: MOST_LOOKED_UP + 1])
        if len(ids) <= MOST_LOOKED_UP:
            rest = [it for it in conditions if not it.exact]
            return list(_holding(rows.filter(id__in=ids), rest)[:limit])
    return list(_holding(rows, conditions)[:limit])


def _holding(rows: Rows, conditions: Sequence[_Condition]) -> Rows:
    for condition in conditions:
        rows = rows.filter(condition.holds)
    return rows


def _order(query: RepositoryQuery) -> tuple[str, str]:
    name = FIELDS[query.sort]
    return (f"-{name}", "id") if query.descending else (name, "-id")


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
