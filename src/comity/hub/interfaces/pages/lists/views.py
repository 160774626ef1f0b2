"""Lists of models, data sets and spaces: what there is, and what it can be kept to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.hub.domain.repositories import RepositoryKind
from comity.hub.interfaces.pages.lists.asked import FACETS, SORTS, ListAsked, list_asked
from comity.hub.interfaces.pages.repository.facts import label_of
from comity.hub.interfaces.pages.repository.frame import LIST_NAMES
from comity.hub.interfaces.pages.repository.rows import row_of
from comity.hub.interfaces.pages.visiting import caller_of, reads
from comity.hub.queries.count_facets import FacetCounts, count_facets
from comity.hub.queries.find_repositories import find_repositories

SHOWN_VALUES = 8
MOST_VALUES = 60


@dataclass(frozen=True, slots=True)
class FacetValue:
    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    label: str | Promise
    first: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...]


@reads
def show_list(request: HttpRequest, plural: str) -> HttpResponse:
    kind = RepositoryKind(plural.removesuffix("s"))
    caller, asked = caller_of(request), list_asked(request, kind)
    found = find_repositories(caller, asked.query)
    counted = count_facets(caller, asked.query, asked.facets)
    context = {
        "kind": kind,
        "title": LIST_NAMES[kind],
        "answer": _answer(kind, asked, counted),
        "asked": asked,
        "rows": [row_of(each) for each in found.repositories],
        "facets": _facets(asked, counted.counts),
        "kept": [
            (facet, value) for facet, values in asked.query.facets.items() for value in values
        ],
        "sorts": [(each.value, words, each is asked.query.sort) for each, words in SORTS.items()],
        "next": asked.from_place(found.after) if found.after else "",
        "first": asked.from_place("") if asked.query.after else "",
        "kinds": [(each.plural, LIST_NAMES[each], each is kind) for each in RepositoryKind],
        "told": get_messages(request),
    }
    return render(request, "hub/list.html", context)


def _answer(kind: RepositoryKind, asked: ListAsked, counted: FacetCounts) -> str:
    n = counted.total
    if not n:
        return _("Nothing like that is here.") if asked.is_narrowed else _("Nothing is here yet.")
    text = {
        RepositoryKind.MODEL: ngettext("%(n)d model", "%(n)d models", n),
        RepositoryKind.DATASET: ngettext("%(n)d data set", "%(n)d data sets", n),
        RepositoryKind.SPACE: ngettext("%(n)d space", "%(n)d spaces", n),
    }[kind] % {"n": n}
    return _("More than %(count)s.") % {"count": text} if counted.at_least else f"{text}."


def _facets(asked: ListAsked, counts: Mapping[str, Mapping[str, int]]) -> list[FacetView]:
    """Those that leave a choice, or in which something is chosen."""
    views = []
    for facet in asked.facets:
        chosen = asked.query.facets.get(facet, ())
        found = dict(counts.get(facet, {}))
        found |= {value: found.get(value, 0) for value in chosen}
        if not found:
            continue
        values = [
            FacetValue(label_of(facet, value), count, asked.toggled(facet, value), value in chosen)
            for value, count in list(found.items())[:MOST_VALUES]
        ]
        values.sort(key=lambda it: not it.chosen)
        views.append(
            FacetView(FACETS[facet], tuple(values[:SHOWN_VALUES]), tuple(values[SHOWN_VALUES:]))
        )
    return views
