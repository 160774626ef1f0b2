"""Search in the rules: what was found where, how many of which sort, and what was meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from comity.kernel.domain.search.facets import facet_counts, fits
from comity.kernel.domain.search.marking import Match
from comity.kernel.queries.find_documents import FoundDocument, find_documents
from comity.kernel.queries.marked_fields import marked_fields
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.search_documents import INDEX, SearchFacet, SearchKind
from comity.regulation.domain.vocabulary import Prose
from comity.regulation.queries.current_rulebook import current_rulebook

MOST_MATCHES = 3
"""Texts of a document that are told to show why it was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """`id` is that of the corpus, INSTRUMENT:EID for a provision, whose `citation` stands beside
    its title. A title may have no text: many provisions have no heading. `rank` counts from 1, over
    all pages."""

    rank: int
    kind: SearchKind
    id: str
    title: Prose
    citation: str = ""
    instrument: str = ""
    jurisdiction: str = ""
    level: str = ""
    score: int
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """One page of hits, of `total`. `facets` counts, by facet and value, what keeping to that value
    would leave. `corrections` says, by word, what was looked for instead; `partly` that nothing has
    all that was asked for, so that the hits have some of it."""

    release: str
    hits: tuple[SearchHit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    corrections: Mapping[str, str]
    partly: bool


def search(
    text: str,
    *,
    kinds: Collection[str] = (),
    jurisdictions: Collection[str] = (),
    instruments: Collection[str] = (),
    levels: Collection[str] = (),
    on: date | None = None,
    limit: int = 20,
    offset: int = 0,
) -> SearchResults:
    """What of the current corpus answers `text`, best first, kept to the values given.

    With `on`, instruments that are no more on that day are left out, and so are their provisions.
    Raises as `find_documents` and `current_rulebook`.
    """
    rules = current_rulebook()
    found = find_documents(INDEX, text, rules.release)
    ended = _ended(rules, on) if on else frozenset()
    documents = [
        it for it in found.documents if it.facets.get(SearchFacet.INSTRUMENT.value) not in ended
    ]
    kept: dict[str, Collection[str]] = {
        SearchFacet.KIND.value: kinds,
        SearchFacet.JURISDICTION.value: jurisdictions,
        SearchFacet.INSTRUMENT.value: instruments,
        SearchFacet.LEVEL.value: levels,
    }
    fitting = [it for it in documents if fits(it.facets, kept)]
    shown = fitting[offset : offset + limit]
    marked = marked_fields([it.number for it in shown], found.terms, MOST_MATCHES)
    titles = _Titles(rules)
    return SearchResults(
        release=rules.release,
        hits=tuple(
            titles.hit(rank, it, marked.get(it.number, ()))
            for rank, it in enumerate(shown, offset + 1)
        ),
        total=len(fitting),
        facets=facet_counts(
            (it.facets for it in documents), [facet.value for facet in SearchFacet], kept
        ),
        corrections=found.corrections,
        partly=found.partly,
    )


def _ended(rules: Rulebook, on: date) -> frozenset[str]:
    return frozenset(it.id for it in rules.corpus.instruments if it.has_ended(on))


class _Titles:
    """What the things that were found are called."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules
        self._instruments = {it.id: it for it in rules.corpus.instruments}
        self._concepts = {it.id: it for it in rules.corpus.concepts}

    def hit(self, rank: int, found: FoundDocument, matches: tuple[Match, ...]) -> SearchHit:
        title, citation = self._title(SearchKind(found.kind), found.key)
        return SearchHit(
            rank=rank,
            kind=SearchKind(found.kind),
            id=found.key,
            title=title,
            citation=citation,
            instrument=found.facets.get(SearchFacet.INSTRUMENT.value, ""),
            jurisdiction=found.facets.get(SearchFacet.JURISDICTION.value, ""),
            level=found.facets.get(SearchFacet.LEVEL.value, ""),
            score=found.score,
            matches=matches,
        )

    def _title(self, kind: SearchKind, key: str) -> tuple[Prose, str]:
        match kind:
            case SearchKind.INSTRUMENT:
                return self._instruments[key].title, ""
            case SearchKind.CONCEPT:
                return self._concepts[key].labels, ""
            case SearchKind.JURISDICTION:
                return self._rules.jurisdictions.get(key).names, ""
            case SearchKind.PROVISION:
                instrument, _, eid = key.partition(":")
                provision = _provision(self._instruments[instrument], eid)
                return provision.heading, provision.citation


def _provision(instrument: Instrument, eid: str) -> Provision:
    return next(it for it in instrument.provisions if it.eid == eid)
