"""How many repositories of a list have which value of a facet.

Never over all of them: a hub may have any number. Counted are the first `MOST_COUNTED` of the list
in its order, or of those near its beginning where these are enough to tell; `at_least` says so.
Only what the caller may know of is counted, and what one counts is kept for nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Value
from django.db.models.functions import Coalesce

from comity.hub.domain.listing import RepositoryQuery
from comity.hub.models import Repository, RepositoryTag
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import visible
from comity.hub.queries.repository_rows import (
    Rows,
    account_of,
    conditions_of,
    first_rows,
    holding,
    near_rows,
    order_of,
    tagged,
    visible_rows,
)

MOST_COUNTED = 1000
ENOUGH_COUNTED = 50
TOGETHER = 1000


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """By facet and value how many repositories there are, most first; of what is chosen in a facet
    itself, as though it were not. `total` of the whole list. Where `at_least`, there are more than
    were counted."""

    counts: Mapping[str, Mapping[str, int]]
    total: int
    at_least: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """The ids of the list's repositories, and by facet those of the list in which nothing is chosen
    in that facet."""

    ids: Sequence[Any]
    apart: Mapping[str, Sequence[Any]]
    at_least: bool


def count_facets(caller: Caller, query: RepositoryQuery, kinds: Sequence[str]) -> FacetCounts:
    """Of the facets `kinds`."""
    account = account_of(query)
    if query.author and account is None:
        return FacetCounts({kind: {} for kind in kinds}, 0, at_least=False)
    rows = visible_rows(caller, query, account).order_by(*order_of(query))
    chosen = [kind for kind in kinds if query.facets.get(kind)]
    counted = _near(caller, rows, query, chosen) or _all(rows, query, chosen)
    found = _tally(counted.ids, [kind for kind in kinds if kind not in chosen])
    for kind in chosen:
        found |= _tally(counted.apart[kind], [kind])
    return FacetCounts({kind: found[kind] for kind in kinds}, len(counted.ids), counted.at_least)


def _near(
    caller: Caller, rows: Rows, query: RepositoryQuery, chosen: Sequence[str]
) -> _Counted | None:
    """Of the rows near the beginning, in one walk; `None` where some condition is rare, or too few
    of these rows meet them all."""
    conditions = conditions_of(query)
    known = Repository.objects.filter(visible(caller))
    if not conditions or not all(it.is_common_among(known) for it in conditions):
        return None
    near = near_rows(rows, query)
    if near is None:
        return None
    others = replace(query, facets=_without(query, *chosen))
    flags = {f"in_{kind}": tagged(kind, query.facets[kind]).holds for kind in chosen}
    walked = list(holding(near, conditions_of(others)).annotate(**flags).values_list("id", *flags))
    ids = [id for id, *meets in walked if all(meets)][:MOST_COUNTED]
    if len(ids) < ENOUGH_COUNTED:
        return None
    apart = {
        kind: [
            id
            for id, *meets in walked
            if all(it for place, it in enumerate(meets) if place != number)
        ][:MOST_COUNTED]
        for number, kind in enumerate(chosen)
    }
    return _Counted(ids, apart, at_least=True)


def _all(rows: Rows, query: RepositoryQuery, chosen: Sequence[str]) -> _Counted:
    ids, more = _first(rows, query)
    apart = {kind: _first(rows, replace(query, facets=_without(query, kind)))[0] for kind in chosen}
    return _Counted(ids, apart, more)


def _first(rows: Rows, query: RepositoryQuery) -> tuple[Sequence[Any], bool]:
    found = first_rows(rows.only("id"), query, conditions_of(query), MOST_COUNTED + 1)
    return [each.id for each in found[:MOST_COUNTED]], len(found) > MOST_COUNTED


def _without(query: RepositoryQuery, *kinds: str) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in query.facets.items() if name not in kinds}


def _tally(ids: Sequence[Any], kinds: Sequence[str]) -> dict[str, Mapping[str, int]]:
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    # Not the bare column: SQLite would rather go through all tags of these kinds in the database
    # than look up those of some repositories.
    named = RepositoryTag.objects.annotate(named=Coalesce("kind", Value("")))
    for start in range(0, len(ids), TOGETHER) if kinds else ():
        rows = named.filter(repository__in=ids[start : start + TOGETHER], named__in=kinds)
        grouped = rows.order_by().values("kind", "value").annotate(times=Count("id"))
        for kind, value, times in grouped.values_list("kind", "value", "times"):
            counts[kind][value] += times
    return {
        kind: dict(sorted(count.items(), key=lambda it: (-it[1], it[0])))
        for kind, count in counts.items()
    }
