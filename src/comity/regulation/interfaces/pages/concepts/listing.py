"""The vocabulary: areas, what stands under them, and how many rules run about each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.search.folding import fold
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import day_asked
from comity.regulation.domain.concepts import Concept, line_of
from comity.regulation.domain.standing import running_norms
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.reading import Reading, day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

LONGEST_QUERY = 200


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """`depth` counts from 0 below the area; the counts include what is narrower."""

    id: str
    label: str
    definition: str
    href: str
    depth: int
    rules: int
    instruments: int


@dataclass(frozen=True, slots=True)
class Area:
    row: ConceptRow
    below: tuple[ConceptRow, ...]


@public_page(current_content)
def show_concepts(request: HttpRequest) -> HttpResponse:
    rules, day = current_rulebook(), day_asked(request)
    words = request.GET.get("q", "").strip()
    if len(words) > LONGEST_QUERY:
        raise InvalidInput("concepts-query-too-long", limit=LONGEST_QUERY)
    links = SiteLinks(open_reading(rules, day))
    counts = _counts(links.reading)
    kept = {it.id for it in rules.corpus.concepts if _asked_for(it, words)}
    areas = _areas(rules.corpus.concepts, kept, links, counts)
    context = {
        "head": PageHead(links.reading, _("Concepts"), _answer(len(kept), words, links.reading)),
        "areas": areas,
        "words": words,
    }
    return render(request, "regulation/pages/concepts.html", context)


def _answer(found: int, words: str, reading: Reading) -> str:
    if words and not found:
        return _("No concept is called like that.")
    text = ngettext(
        "%(n)d concept by which rules are compared; the numbers are those of %(day)s.",
        "%(n)d concepts by which rules are compared; the numbers are those of %(day)s.",
        found,
    )
    return text % {"n": found, "day": day_words(reading.on)}


def _counts(reading: Reading) -> dict[str, tuple[int, int]]:
    """By concept: rules that run, and instruments that they stand in, narrower ones included."""
    rules: Counter[str] = Counter()
    instruments: dict[str, set[str]] = {}
    for instrument in reading.rules.corpus.instruments:
        entered = reading.rules.treaties.entered(instrument)
        for norm in running_norms(instrument, reading.on, entered):
            for id in {part for concept in norm.concepts for part in line_of(concept)}:
                rules[id] += 1
                instruments.setdefault(id, set()).add(instrument.id)
    return {id: (count, len(instruments[id])) for id, count in rules.items()}


def _areas(
    concepts: tuple[Concept, ...],
    kept: set[str],
    links: SiteLinks,
    counts: dict[str, tuple[int, int]],
) -> tuple[Area, ...]:
    """Areas that are kept or hold what is kept."""
    found = []
    for area in (it for it in concepts if not it.broader):
        below = tuple(
            _row(it, links, counts)
            for it in concepts
            if it.id.startswith(f"{area.id}.") and it.id in kept
        )
        if below or area.id in kept:
            found.append(Area(_row(area, links, counts), below))
    return tuple(found)


def _row(concept: Concept, links: SiteLinks, counts: dict[str, tuple[int, int]]) -> ConceptRow:
    rules, instruments = counts.get(concept.id, (0, 0))
    return ConceptRow(
        concept.id,
        links.reading.words(concept.labels),
        links.reading.words(concept.definition),
        links.concept(concept.id),
        concept.id.count(".") - 1,
        rules,
        instruments,
    )


def _asked_for(concept: Concept, words: str) -> bool:
    names = [concept.id, *concept.labels.values()]
    names += [word for alias in concept.aliases.values() for word in alias]
    folded = [fold(name) for name in names]
    return all(any(fold(word) in name for name in folded) for word in words.split())
