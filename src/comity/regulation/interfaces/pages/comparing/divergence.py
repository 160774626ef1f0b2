"""How far apart jurisdictions are: the matrix, and the levels behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import choice_asked, choices_asked, day_asked
from comity.regulation.domain.coverage import in_force
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.divergence import divergence_matrix
from comity.regulation.domain.likeness import order_by_likeness
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.pages.choices import Choice, jurisdiction_choices
from comity.regulation.interfaces.pages.comparing.alike import Alike
from comity.regulation.interfaces.pages.comparing.asked import FORCES, SORTS, Asked, Force, Sort
from comity.regulation.interfaces.pages.comparing.matrix import matrix_table
from comity.regulation.interfaces.pages.comparing.overview import area_overview
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.heat_view import HeatMap
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

MOST = 40
"""Jurisdictions on one page."""


@public_page(current_content)
def show_divergence(request: HttpRequest) -> HttpResponse:
    rules = current_rulebook()
    asked = _asked(request, rules)
    links = SiteLinks(open_reading(rules, asked.on))
    alike = Alike(asked.coverage(rules), links)
    shown = replace(asked, where=alike.shown)
    if asked.sort is Sort.LIKENESS:
        matrix = divergence_matrix(shown.coverage(rules))
        order = order_by_likeness(matrix)
        shown = replace(shown, where=tuple(shown.where[place] for place in order))
    table = shown.coverage(rules)
    matrix = divergence_matrix(table)
    areas = [concept for concept in rules.corpus.concepts if not concept.broader]
    context = {
        "head": PageHead(links.reading, _("Divergence"), _answer(links, alike, table, matrix)),
        "asked": asked,
        "wheres": jurisdiction_choices(
            {*_recorded(rules), *asked.where}, links.reading.wording, asked.where
        ),
        "sorts": [Choice(it.value, words, it is asked.sort) for it, words in SORTS.items()],
        "forces": [Choice(it.value, words, it is asked.force) for it, words in FORCES.items()],
        "alike": alike.views,
        "matrix": matrix_table(table, matrix, links, asked.force, alike.more),
        "overview": None
        if asked.area
        else area_overview(asked, shown.where, areas, links, alike.more),
        "heat": _heat(rules, shown, links) if asked.area else None,
        "area": next((links.reading.words(it.labels) for it in areas if it.id == asked.area), ""),
    }
    return render(request, "regulation/pages/divergence.html", context)


def _asked(request: HttpRequest, rules: Rulebook) -> Asked:
    ids = [entry.id for entry in rules.jurisdictions]
    on = day_asked(request)
    where = choices_asked(request, "in", ids) or _bound(rules, on)
    if len(where) > MOST:
        raise InvalidInput("too-many-jurisdictions", count=len(where), limit=MOST)
    areas = [concept.id for concept in rules.corpus.concepts if not concept.broader]
    return Asked(
        where,
        on,
        Sort(choice_asked(request, "sort", [it.value for it in Sort], Sort.LIKENESS.value)),
        choice_asked(request, "area", areas),
        Force(choice_asked(request, "force", [it.value for it in Force], Force.ALL.value)),
    )


def _recorded(rules: Rulebook) -> tuple[str, ...]:
    """Those with recorded instruments of their own."""
    return tuple(sorted({it.jurisdiction for it in rules.corpus.instruments if not it.treaty}))


def _bound(rules: Rulebook, on: date) -> tuple[str, ...]:
    """Those with a binding instrument of their own in force on the day; without any, the first of
    all that are recorded."""
    own = (it for it in rules.corpus.instruments if it.binding and not it.treaty)
    found = {it.jurisdiction for it in own if in_force(it, on)}
    return tuple(sorted(found))[:MOST] or _recorded(rules)[:MOST]


def _heat(rules: Rulebook, asked: Asked, links: SiteLinks) -> HeatMap:
    """The concepts of one area, with the norms behind each level."""
    return HeatMap(asked.coverage(rules, within=asked.area), links.reading, links)


def _answer(
    links: SiteLinks,
    alike: Alike,
    table: Coverage,
    matrix: tuple[tuple[float | None, ...], ...],
) -> str:
    """The furthest and the nearest of those that something tells apart."""
    day = day_words(table.on)
    ids = table.jurisdictions
    pairs = [
        (value, left, right)
        for row, left in enumerate(ids)
        for column, right in enumerate(ids)
        if column > row and (value := matrix[row][column]) is not None
    ]
    if not pairs and alike.groups:
        if not alike.groups[0].instruments:
            return _("No recorded rule runs in any of them on %(day)s.") % {"day": day}
        return _(
            "On %(day)s nothing tells them apart: where rules are recorded, they are the same."
        ) % {"day": day}
    if not pairs:
        return _("There is nothing to compare: choose two jurisdictions with recorded rules.")
    name = links.reading.wording.jurisdiction
    far, near = max(pairs), min(pairs)
    if len(pairs) == 1:
        text = _("On %(day)s, %(left)s and %(right)s are %(value)s apart, from 0 (same) to 1.")
    else:
        text = _(
            "On %(day)s, %(left)s and %(right)s are furthest apart, at %(value)s of 1; "
            "%(near_left)s and %(near_right)s are nearest, at %(near)s."
        )
    return text % {
        "day": day,
        "left": name(far[1]),
        "right": name(far[2]),
        "value": f"{far[0]:.2f}",
        "near_left": name(near[1]),
        "near_right": name(near[2]),
        "near": f"{near[0]:.2f}",
    }
