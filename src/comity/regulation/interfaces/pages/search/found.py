"""Hits and facets, as the search page tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from comity.kernel.domain.search.documents import Role
from comity.kernel.domain.search.marking import Match
from comity.regulation.domain.instruments import Level
from comity.regulation.domain.search_documents import SearchFacet, SearchKind
from comity.regulation.interfaces.pages.search.asked import SearchAsked
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.words import LEVELS, Words
from comity.regulation.interfaces.reading import direction
from comity.regulation.queries.search import SearchHit

SHOWN_VALUES = 8
"""Values of a facet that are shown at once; the rest opens."""

KINDS: Mapping[SearchKind, Words] = {
    SearchKind.INSTRUMENT: _("Instrument"),
    SearchKind.PROVISION: _("Provision"),
    SearchKind.CONCEPT: _("Concept"),
    SearchKind.JURISDICTION: _("Jurisdiction"),
}
_FACETS: Mapping[SearchFacet, Words] = {
    SearchFacet.KIND: _("Kind"),
    SearchFacet.JURISDICTION: _("Jurisdiction"),
    SearchFacet.INSTRUMENT: _("Instrument"),
    SearchFacet.LEVEL: _("Hardest level"),
}


@dataclass(frozen=True, slots=True)
class HitView:
    """`where` names what it is a part of."""

    kind: Words
    title: Words
    href: str
    code: str
    where: Words
    level: str
    level_words: Words
    matches: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    label: Words
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    label: Words
    first: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...]


def hit_view(hit: SearchHit, links: SiteLinks) -> HitView:
    reading = links.reading
    title, shown = reading.words(hit.title), Role.NAME
    where: Words = ""
    match hit.kind:
        case SearchKind.PROVISION:
            instrument = reading.wording.instruments[hit.instrument]
            eid = hit.id.partition(":")[2]
            link = links.provision(instrument, eid)
            href, shown = link.href, Role.HEADING
            title = format_html("{} {}", hit.citation, title) if title else hit.citation
            where = reading.wording.short_title(instrument)
        case SearchKind.INSTRUMENT:
            href = links.instrument(hit.id)
            where = reading.wording.jurisdiction(hit.jurisdiction)
        case SearchKind.CONCEPT:
            href = links.concept(hit.id)
            title = title or hit.id
        case SearchKind.JURISDICTION:
            href = links.jurisdiction(hit.id)
    texts = [it for it in hit.matches if it.role is not Role.CITATION]
    told = [
        it for it in texts if not (it.role is shown and it.text == reading.wording.prose(hit.title))
    ]
    return HitView(
        kind=KINDS[hit.kind],
        title=title,
        href=href,
        code=hit.jurisdiction,
        where=where,
        level=hit.level,
        level_words=LEVELS[Level(int(hit.level))] if hit.level else "",
        matches=tuple(marked(it, reading.wording.language) for it in told),
    )


def marked(match: Match, language: str) -> SafeString:
    """The text of a match with its words marked, and its language where that is not the page's."""
    body = format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", it.text) if it.marked else it.text,)
            for it in match.stretches
        ),
    )
    if not match.language or match.language == language:
        return body
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', match.language, direction(match.language), body
    )


def facet_views(
    counts: Mapping[str, Mapping[str, int]], asked: SearchAsked, links: SiteLinks
) -> tuple[FacetView, ...]:
    """Those that leave a choice, or in which something is chosen."""
    views = []
    for facet in SearchFacet:
        chosen = asked.kept[facet]
        found = dict(counts.get(facet.value, {})) | {
            value: counts.get(facet.value, {}).get(value, 0) for value in chosen
        }
        if len(found) < 2 and not chosen:
            continue
        values = [
            FacetValue(
                _value(facet, value, links), count, asked.toggled(facet, value), value in chosen
            )
            for value, count in found.items()
        ]
        values.sort(key=lambda it: not it.chosen)
        views.append(
            FacetView(_FACETS[facet], tuple(values[:SHOWN_VALUES]), tuple(values[SHOWN_VALUES:]))
        )
    return tuple(views)


def _value(facet: SearchFacet, value: str, links: SiteLinks) -> Words:
    wording = links.reading.wording
    match facet:
        case SearchFacet.KIND:
            return KINDS[SearchKind(value)]
        case SearchFacet.JURISDICTION:
            return wording.jurisdiction(value)
        case SearchFacet.INSTRUMENT:
            return wording.short_title(wording.instruments[value])
        case SearchFacet.LEVEL:
            return format_html("{} {}", value, LEVELS[Level(int(value))])
