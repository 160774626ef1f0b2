"""How the rows of a list of repositories are found, a page of them or the first many.

Nothing here is searched with the kernel's index, because that one reads every document that has a
word and ranks it in Python (half of 100,000 names have "base"), has one head row that all writers
of documents would wait for, and mends words by a vocabulary in which private repositories would
show. Here a word may stand anywhere in a name, in every script, as clients expect of `search`; and
every row passes `visible` before anything is told of it.

A list is cut off after one page, so there are two ways to it: what few repositories have is looked
up and then sorted; what many have is met soon by walking the index of the order asked for. Which is
which, the first `MOST_LOOKED_UP` rows of each condition show. A walk is bounded by where the row
number `WALKED_FIRST` stands in the order, so that its length does not grow with the hub.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from comity.hub.domain.listing import RepositoryQuery, Sort, tag_value
from comity.hub.domain.repositories import Gate
from comity.hub.models import Account, Repository, RepositoryTag, RepositoryText
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import visible
from comity.kernel.domain.search.folding import fold

MOST_LOOKED_UP = 2000
WALKED_FIRST = 4000
FIELDS = {
    Sort.MODIFIED: "modified_at",
    Sort.CREATED: "created_at",
    Sort.DOWNLOADS: "downloads_30_days",
    Sort.LIKES: "likes",
}
Rows = QuerySet[Repository]


@dataclass(frozen=True, slots=True)
class Condition:
    """The ids of all repositories that meet it, or some more where it is not `exact`, and the same
    as asked of one row. `indexed`: to count ids costs next to nothing."""

    ids: QuerySet[Any, Any]
    holds: Any
    exact: bool = True
    indexed: bool = False

    @property
    def is_common(self) -> bool:
        return bool(self.ids[MOST_LOOKED_UP : MOST_LOOKED_UP + 1])

    def is_common_among(self, known: Rows) -> bool:
        """Among these repositories: what others have must not be told by which way is taken, where
        the ways tell of different things."""
        there = Exists(known.filter(id=OuterRef("repository_id")))
        return bool(self.ids.filter(there)[MOST_LOOKED_UP : MOST_LOOKED_UP + 1])

    @property
    def few(self) -> list[Any] | None:
        """The ids, where it is not common."""
        if self.indexed and self.is_common:
            return None
        ids = list(self.ids[: MOST_LOOKED_UP + 1])
        return ids if len(ids) <= MOST_LOOKED_UP else None


def account_of(query: RepositoryQuery) -> Account | None:
    return Account.objects.filter(key=query.author.lower()).first() if query.author else None


def visible_rows(caller: Caller, query: RepositoryQuery, account: Account | None) -> Rows:
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


def conditions_of(query: RepositoryQuery) -> list[Condition]:
    found = [tagged("tag", (tag,)) for tag in query.tags]
    found += [tagged(kind, values) for kind, values in query.facets.items() if values]
    names = [name.lower() for name in query.names if name]
    if names:
        # The text begins with the name, and its table is small.
        texts = RepositoryText.objects.filter(_holds("text", names), kind=query.kind.value)
        ids = texts.values_list("repository_id", flat=True)
        found.append(Condition(ids, _holds("key", names), exact=False))
    if words := fold(query.words).split():
        texts = RepositoryText.objects.filter(_holds("text", words), kind=query.kind.value)
        found.append(
            Condition(
                texts.values_list("repository_id", flat=True),
                Exists(texts.filter(repository=OuterRef("id"))),
            )
        )
    return found


def tagged(kind: str, values: Sequence[str]) -> Condition:
    if len(values) == 1:
        rows = RepositoryTag.objects.filter(kind=kind, value=tag_value(kind, values[0]))
    else:
        rows = RepositoryTag.objects.filter(
            kind=kind, value__in=[tag_value(kind, value) for value in values]
        )
    return Condition(
        rows.order_by().values_list("repository_id", flat=True),
        Exists(rows.filter(repository=OuterRef("id"))),
        indexed=True,
    )


def _holds(column: str, words: Sequence[str]) -> Q:
    """Whether all words are in the column, in any place. Not `contains`: on SQLite that is `LIKE`,
    which looks at the case of each letter."""
    whole = Q()
    for word in words:
        whole &= Q(GreaterThan(StrIndex(F(column), Value(word)), 0))
    return whole


def first_rows(
    rows: Rows, query: RepositoryQuery, conditions: Sequence[Condition], limit: int
) -> list[Repository]:
    """The first `limit` of the ordered `rows` that meet all conditions."""
    for place, condition in enumerate(conditions):
        if (ids := condition.few) is not None:
            rest = [it for at, it in enumerate(conditions) if at != place or not it.exact]
            return list(holding(rows.filter(id__in=ids), rest)[:limit])
    if len(conditions) > 1:
        # Each is common; together they need not be.
        near = near_rows(rows, query)
        found = list(holding(rows if near is None else near, conditions)[:limit])
        if len(found) == limit or near is None:
            return found
        both = conditions[0].ids.intersection(*(it.ids for it in conditions[1:]))
        ids = list(both[: MOST_LOOKED_UP + 1])
        if len(ids) <= MOST_LOOKED_UP:
            rest = [it for it in conditions if not it.exact]
            return list(holding(rows.filter(id__in=ids), rest)[:limit])
    return list(holding(rows, conditions)[:limit])


def near_rows(rows: Rows, query: RepositoryQuery) -> Rows | None:
    """The first `WALKED_FIRST` of the ordered rows, as a stretch of the index that they are in the
    order of; `None` where there are no more."""
    name = FIELDS[query.sort]
    for value, id in rows.values_list(name, "id")[WALKED_FIRST : WALKED_FIRST + 1]:
        before, beyond = ("gt", "lt") if query.descending else ("lt", "gt")
        return rows.filter(
            Q(**{f"{name}__{before}e": value})
            & (Q(**{f"{name}__{before}": value}) | Q(**{f"id__{beyond}": id}))
        )
    return None


def holding(rows: Rows, conditions: Sequence[Condition]) -> Rows:
    for condition in conditions:
        rows = rows.filter(condition.holds)
    return rows


def order_of(query: RepositoryQuery) -> tuple[str, str]:
    name = FIELDS[query.sort]
    return (f"-{name}", "id") if query.descending else (name, "-id")
