"""What of the rules can be searched: instruments, provisions with their norms, concepts,
jurisdictions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from comity.kernel.domain.jurisdictions import Jurisdiction, Jurisdictions
from comity.kernel.domain.search.documents import Field, Role, SearchDocument
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus
from comity.regulation.domain.instruments import Instrument, Norm, Provision
from comity.regulation.domain.vocabulary import Prose

INDEX = "regulation"

_ARTICLE = re.compile("art_([0-9]+)(?:__para_([0-9]+))?")
_NATIVE = {"ko": ("제{}조", " 제{}항"), "zh": ("第{}条", "第{}款"), "ja": ("第{}条", "第{}項")}


class SearchKind(StrEnum):
    INSTRUMENT = "instrument"
    PROVISION = "provision"
    CONCEPT = "concept"
    JURISDICTION = "jurisdiction"


class SearchFacet(StrEnum):
    KIND = "kind"
    JURISDICTION = "jurisdiction"
    INSTRUMENT = "instrument"
    LEVEL = "level"


def search_documents(corpus: Corpus, jurisdictions: Jurisdictions) -> Iterator[SearchDocument]:
    """Each once. A provision is `INSTRUMENT:EID`; the others have the ids of the corpus."""
    concepts = {it.id: it for it in corpus.concepts}
    for instrument in corpus.instruments:
        implemented = instrument.implements
        parent = corpus.instrument(implemented) if implemented else None
        place = _place(instrument.jurisdiction, jurisdictions)
        yield _instrument(instrument, place)
        context = tuple(_context(instrument, place))
        provisions = {it.eid: it for it in instrument.provisions}
        for provision in instrument.provisions:
            yield _provision(instrument, parent, provision, provisions, concepts, context)
    yield from map(_concept, corpus.concepts)
    yield from map(_jurisdiction, jurisdictions)


def _place(id: str, jurisdictions: Jurisdictions) -> Mapping[str, str]:
    """The names of a jurisdiction; none where a corpus names one that does not ship."""
    return jurisdictions.get(id).names if id in jurisdictions else {}


def _instrument(instrument: Instrument, place: Mapping[str, str]) -> SearchDocument:
    fields = [
        *_prose(Role.NAME, instrument.short_title),
        *_prose(Role.NAME, instrument.title),
        Field(Role.ALIAS, instrument.id),
        *_prose(Role.TEXT, instrument.regulator),
        *(field for term in instrument.terms.values() for field in _prose(Role.TEXT, term.label)),
        Field(Role.CONTEXT, instrument.jurisdiction),
        *_prose(Role.CONTEXT, place),
    ]
    facets = {
        SearchFacet.KIND: SearchKind.INSTRUMENT,
        SearchFacet.JURISDICTION: instrument.jurisdiction,
        SearchFacet.INSTRUMENT: instrument.id,
    }
    return _document(SearchKind.INSTRUMENT, instrument.id, fields, facets)


def _provision(
    instrument: Instrument,
    parent: Instrument | None,
    provision: Provision,
    provisions: Mapping[str, Provision],
    concepts: Mapping[str, Concept],
    context: Iterable[Field],
) -> SearchDocument:
    bearers = {**(parent.bearers if parent else {}), **instrument.bearers}
    named = dict.fromkeys(norm.bearer for norm in provision.norms)
    tagged = dict.fromkeys(id for norm in provision.norms for id in norm.concepts)
    fields = [
        Field(Role.CITATION, provision.citation),
        *(Field(Role.CITATION, text, tag) for tag, text in _native(instrument, provision.eid)),
        *_prose(Role.HEADING, provision.heading),
        *(field for norm in provision.norms for field in _norm(norm)),
        *(_prose(Role.TEXT, provision.no_norm.note) if provision.no_norm else ()),
        *(f for id in named if id in bearers for f in _prose(Role.TAG, bearers[id].label)),
        *(f for id in tagged if id in concepts for f in _prose(Role.TAG, concepts[id].labels)),
        *(f for it in _above(provision.eid, provisions) for f in _heading(it)),
        *context,
    ]
    facets = {
        SearchFacet.KIND: SearchKind.PROVISION,
        SearchFacet.JURISDICTION: instrument.jurisdiction,
        SearchFacet.INSTRUMENT: instrument.id,
    }
    if provision.norms:
        facets[SearchFacet.LEVEL] = str(int(max(norm.level for norm in provision.norms)))
    key = f"{instrument.id}:{provision.eid}"
    return _document(SearchKind.PROVISION, key, fields, facets)


def _concept(concept: Concept) -> SearchDocument:
    fields = [
        *_prose(Role.NAME, concept.labels),
        *(Field(Role.ALIAS, it, tag) for tag, names in concept.aliases.items() for it in names),
        *_prose(Role.TEXT, concept.definition),
        Field(Role.CONTEXT, concept.id),
    ]
    facets = {SearchFacet.KIND: SearchKind.CONCEPT}
    return _document(SearchKind.CONCEPT, concept.id, fields, facets)


def _jurisdiction(entry: Jurisdiction) -> SearchDocument:
    codes = filter(None, (entry.id, entry.iso3))
    fields = [
        *_prose(Role.NAME, entry.names),
        *(Field(Role.ALIAS, alias) for alias in entry.aliases),
        *(Field(Role.ALIAS, code) for code in codes),
    ]
    facets = {SearchFacet.KIND: SearchKind.JURISDICTION, SearchFacet.JURISDICTION: entry.id}
    return _document(SearchKind.JURISDICTION, entry.id, fields, facets)


def _norm(norm: Norm) -> Iterator[Field]:
    yield from _prose(Role.TEXT, norm.summary)
    yield from _prose(Role.TEXT, norm.note)


def _heading(provision: Provision) -> Iterator[Field]:
    yield Field(Role.WITHIN, provision.citation)
    yield from _prose(Role.CONTEXT, provision.heading)


def _context(instrument: Instrument, place: Mapping[str, str]) -> Iterator[Field]:
    """What finds a provision by its instrument; names in the languages that its titles have."""
    yield Field(Role.CONTEXT, instrument.id)
    yield from _prose(Role.CONTEXT, instrument.short_title)
    languages = {"en", *instrument.title}
    yield from _prose(Role.CONTEXT, {it: name for it, name in place.items() if it in languages})


def _above(eid: str, provisions: Mapping[str, Provision]) -> Iterator[Provision]:
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        if eid in provisions:
            yield provisions[eid]


def _native(instrument: Instrument, eid: str) -> Iterator[tuple[str, str]]:
    """The citation of an article, or of a paragraph of one, as its own language writes it."""
    found = _ARTICLE.fullmatch(eid)
    language = next((it for it in _NATIVE if it in instrument.title), "")
    if found and language:
        article, paragraph = _NATIVE[language]
        number, below = found.groups()
        text = article.format(number) + (paragraph.format(below) if below else "")
        yield language, text


def _prose(role: Role, prose: Prose) -> Iterator[Field]:
    """Each text once, though several languages may share it."""
    seen: set[str] = set()
    for language, text in prose.items():
        if text and text not in seen:
            seen.add(text)
            yield Field(role, text, language)


def _document(
    kind: SearchKind, key: str, fields: Iterable[Field], facets: Mapping[SearchFacet, str]
) -> SearchDocument:
    plain = {name.value: str(value) for name, value in facets.items()}
    return SearchDocument(kind.value, key, tuple(fields), plain)
