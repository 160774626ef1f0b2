"""The vocabulary as SKOS: read back by us, and by rdflib without a network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS
from tests.regulation.generated_corpora import corpora
from tests.regulation.small import small_rules
from tests.shipped import rules_from_files

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.exports.skos_reader import concepts_from_jsonld
from comity.regulation.formats.exports.skos_writer import (
    alternative_labels,
    corpus_to_jsonld,
    split_related,
)

SMALL = small_rules().corpus
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use


def as_skos(concepts: Sequence[Concept]) -> tuple[Concept, ...]:
    """What SKOS lets be said of the concepts."""
    broader = {it.id: it.broader for it in concepts}
    return tuple(
        replace(
            it,
            aliases={key: tuple(words) for key, words in alternative_labels(it).items()},
            related=tuple(id for part in split_related(it, broader) for id in part),
        )
        for it in concepts
    )


def graph_of(data: bytes) -> Graph:
    return Graph().parse(data=data, format="json-ld")


def broken_conditions(graph: Graph) -> list[str]:
    """The integrity conditions of the SKOS Reference that do not hold."""
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    broken = ["S9"] if concepts & schemes else []
    labels = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    said = [set(graph.subject_objects(label)) for label in labels]
    broken += ["S13"] if said[0] & said[1] or said[0] & said[2] or said[1] & said[2] else []
    for concept in concepts:
        languages = [getattr(it, "language", None) for it in graph.objects(concept, SKOS.prefLabel)]
        broken += ["S14"] if len(languages) != len(set(languages)) else []
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        above |= set(graph.transitive_subjects(SKOS.narrower, concept)) - {concept}
        tied = set(graph.objects(concept, SKOS.related)) | set(
            graph.subjects(SKOS.related, concept)
        )
        broken += ["S27"] if above & tied else []
    return broken


@settings(max_examples=40)
@given(corpora())
def test_concepts_read_back_the_same_and_the_conditions_hold(corpus: Corpus) -> None:
    data = corpus_to_jsonld(corpus, "0" * 64)
    assert concepts_from_jsonld(data) == as_skos(corpus.concepts)
    assert broken_conditions(graph_of(data)) == []


def test_the_shipped_vocabulary_reads_back() -> None:
    rules = rules_from_files()
    data = corpus_to_jsonld(rules.corpus, rules.release)
    concepts = concepts_from_jsonld(data)
    assert concepts == as_skos(rules.corpus.concepts)
    graph = graph_of(data)
    assert broken_conditions(graph) == []
    assert len(set(graph.subjects(RDF.type, SKOS.Concept))) == len(concepts)
    norms = set(graph.subjects(RDF.type, URIRef("urn:comity:term:Norm")))
    assert len(norms) == rules.corpus.norm_count()
    known = set(graph.subjects(RDF.type, SKOS.Concept))
    assert set(graph.objects(None, DCTERMS.subject)) <= known


def test_the_conditions_can_fail() -> None:
    data = corpus_to_jsonld(SMALL, "0" * 64)
    document = json.loads(data)
    parent = next(it for it in document["@graph"] if it.get("narrower"))
    parent["related"] = parent["narrower"]
    parent["altLabel"] = {key: [text] for key, text in parent["prefLabel"].items()}
    broken = broken_conditions(graph_of(json.dumps(document).encode()))
    assert set(broken) == {"S13", "S27"}


def test_nothing_is_fetched() -> None:
    document = json.loads(corpus_to_jsonld(SMALL, "0" * 64))
    assert isinstance(document["@context"], dict)
    assert "@import" not in json.dumps(document)


def test_hierarchy_source_and_release_are_there() -> None:
    graph = graph_of(corpus_to_jsonld(SMALL, "ab" * 32))
    scheme = URIRef("urn:comity:concepts")
    assert graph.value(scheme, DCTERMS.isVersionOf) == URIRef(f"urn:sha256:{'ab' * 32}")
    for concept in SMALL.concepts:
        node = URIRef(f"urn:comity:concept:{concept.id}")
        broader = graph.value(node, SKOS.broader)
        assert (broader is None) == (graph.value(node, SKOS.topConceptOf) == scheme)
        assert broader is None or (broader, SKOS.narrower, node) in graph


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"@graph": [{}]}', b'{"@graph": 3}'])
def test_what_is_no_scheme_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        concepts_from_jsonld(data)
    assert caught.value.message.id == "export-unreadable"
