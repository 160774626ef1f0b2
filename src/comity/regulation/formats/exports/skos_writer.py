"""The vocabulary as a SKOS concept scheme (W3C Recommendation, 18 August 2009) and the norms as
linked data that points into it: JSON-LD 1.1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.exports.linked_data_names import CONTEXT, SCHEME, iri
from comity.regulation.formats.exports.norm_graph import norm_graph

TITLE = {"en": "Comity: concepts of AI governance"}


def corpus_to_jsonld(corpus: Corpus, release: str) -> bytes:
    """One document; `release` is the id of the release that the records came from."""
    graph = [*_scheme(corpus.concepts, release), *norm_graph(corpus)]
    data = msgspec.json.encode({"@context": CONTEXT, "@graph": graph})
    return msgspec.json.format(data, indent=1) + b"\n"


def alternative_labels(concept: Concept) -> dict[str, list[str]]:
    """The aliases that are no preferred label and stand once (SKOS S13: the two are disjoint)."""
    found = {
        language: [it for it in dict.fromkeys(words) if concept.labels.get(language) != it]
        for language, words in concept.aliases.items()
    }
    return {language: words for language, words in found.items() if words}


def split_related(
    concept: Concept, broader: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The related concepts that SKOS lets be called so, and those that are above or below it in the
    hierarchy (S27: `related` is disjoint with `broaderTransitive`), each once."""
    above = _above(concept.id, broader)
    every = dict.fromkeys(concept.related)
    tied = {it for it in every if it in above or concept.id in _above(it, broader)} | {concept.id}
    return tuple(it for it in every if it not in tied), tuple(it for it in every if it in tied)


def _scheme(concepts: Sequence[Concept], release: str) -> Iterator[dict[str, Any]]:
    broader = {it.id: it.broader for it in concepts}
    narrower: dict[str, list[str]] = defaultdict(list)
    for id, above in broader.items():
        narrower[above].append(iri("concept", id))
    yield {
        "@id": SCHEME,
        "@type": "ConceptScheme",
        "title": TITLE,
        "release": f"urn:sha256:{release}",
        "hasTopConcept": narrower[""],
    }
    for concept in concepts:
        related, tied = split_related(concept, broader)
        yield _without_empty(
            {
                "@id": iri("concept", concept.id),
                "@type": "Concept",
                "notation": concept.id,
                "inScheme": SCHEME,
                "topConceptOf": "" if concept.broader else SCHEME,
                "prefLabel": concept.labels,
                "altLabel": alternative_labels(concept),
                "definition": concept.definition,
                "broader": iri("concept", concept.broader) if concept.broader else "",
                "narrower": narrower[concept.id],
                "related": [iri("concept", it) for it in related],
                "seeAlso": [iri("concept", it) for it in tied],
                "source": concept.source,
            }
        )


def _above(id: str, broader: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while (id := broader.get(id, "")) and id not in found:
        found.add(id)
    return found


def _without_empty(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value}
