"""One concept: what it means, who demands it, how hard, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.paging import paged
from comity.kernel.interfaces.web.parameters import choice_asked, day_asked
from comity.regulation.domain.concepts import Concept
from comity.regulation.interfaces.pages.choices import jurisdiction_choices
from comity.regulation.interfaces.pages.concepts.asked import concept_asked
from comity.regulation.interfaces.pages.concepts.demand_table import demand_table, place_table
from comity.regulation.interfaces.pages.concepts.demands import Demand, demands
from comity.regulation.interfaces.pages.concepts.over_time import (
    chart_over_time,
    steps,
    table_over_time,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link, Table
from comity.regulation.interfaces.parts.words import LEVELS
from comity.regulation.interfaces.reading import day_words, direction, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

PAGE_SIZE = 60


@dataclass(frozen=True, slots=True)
class Named:
    """What the concept is called in one language; the first of `words` is its label."""

    language: str
    direction: str
    words: tuple[str, ...]


@public_page(current_content)
def show_concept(request: HttpRequest, concept: str) -> HttpResponse:
    rules, day = current_rulebook(), day_asked(request)
    found = concept_asked(rules.corpus, concept)
    links = SiteLinks(open_reading(rules, day))
    every = demands(rules, found.id, day)
    running = [it for it in every if it.days.runs]
    where = choice_asked(request, "in", {it.jurisdiction for it in rules.corpus.instruments})
    kept = [it for it in every if where in ("", it.jurisdiction)]
    page = paged(request, sorted(kept, key=_state), PAGE_SIZE)
    over_time = steps(rules, found.id)
    by_id = {it.id: it for it in rules.corpus.concepts}
    context = {
        "head": PageHead(links.reading, links.reading.words(found.labels), _answer(running, links)),
        "concept": found,
        "definition": links.reading.words(found.definition),
        "names": [
            Named(tag, direction(tag), tuple(dict.fromkeys((*label, *found.aliases.get(tag, ())))))
            for tag in sorted({*found.labels, *found.aliases})
            for label in ([found.labels[tag]] if tag in found.labels else [],)
        ],
        "broader": _links([by_id[found.broader]] if found.broader else [], links),
        "narrower": _links([it for it in by_id.values() if it.broader == found.id], links),
        "related": _links([by_id[id] for id in found.related], links),
        "demanded": bool(every),
        "where": where,
        "wheres": jurisdiction_choices(
            {it.jurisdiction for it in every}, links.reading.wording, (where,)
        ),
        "by_place": place_table(running, links) if running else None,
        "paged": page,
        "tables": _tables(page.items, links),
        "chart": chart_over_time(over_time, links),
        "over_time": table_over_time(over_time, links) if over_time else None,
        "without": _without(every, links),
        "area": found.id.split(".")[0],
    }
    return render(request, "regulation/pages/concept.html", context)


def _state(demand: Demand) -> int:
    """What runs comes first, then what is to begin."""
    return 0 if demand.days.runs else 1 if demand.days.next else 2


def _tables(shown: Sequence[Demand], links: SiteLinks) -> list[Table]:
    captions = (
        _("Rules that run"),
        _("Rules that begin later"),
        _("Rules that do not run any more"),
    )
    parts = ([it for it in shown if _state(it) == state] for state in range(len(captions)))
    return [
        demand_table(caption, part, links)
        for caption, part in zip(captions, parts, strict=True)
        if part
    ]


def _answer(running: Sequence[Demand], links: SiteLinks) -> str:
    day = day_words(links.reading.on)
    if not running:
        return _("No recorded rule about this runs on %(day)s.") % {"day": day}
    places = len({it.jurisdiction for it in running})
    text = ngettext(
        "On %(day)s, %(n)d jurisdiction or body has rules about this; the hardest: %(level)s.",
        "On %(day)s, %(n)d jurisdictions or bodies have rules about this; the hardest: %(level)s.",
        places,
    )
    level = max(it.place.norm.level for it in running)
    return text % {"day": day, "n": places, "level": LEVELS[level]}


def _links(concepts: Iterable[Concept], links: SiteLinks) -> list[Link]:
    return [Link(links.reading.wording.prose(it.labels), links.concept(it.id)) for it in concepts]


def _without(every: Sequence[Demand], links: SiteLinks) -> list[Link]:
    """Who has recorded rules, and none about this."""
    rules, wording = links.reading.rules, links.reading.wording
    recorded = {it.jurisdiction for it in rules.corpus.instruments}
    lacking = recorded - {it.jurisdiction for it in every}
    return sorted(
        (Link(wording.jurisdiction(id), links.jurisdiction(id)) for id in lacking),
        key=lambda link: str(link.text),
    )
