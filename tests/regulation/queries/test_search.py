"""A hundred searches in six scripts, each against a scan of every document.

This runs on each database that is tested, and the scan is the same for all: so they find the same,
in the same order, with the same points.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.regulation.search_by_scanning import Scan

from comity.kernel.domain.errors import StorageFailure
from comity.kernel.models import SearchIndex
from comity.kernel.queries.find_documents import find_documents
from comity.regulation.adapters.rulebook_files import shipped_jurisdictions
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.search_documents import INDEX, SearchKind, search_documents
from comity.regulation.queries.search import SearchResults, search

QUERIES: dict[str, dict[str, str]] = {
    script: {str(query): first for query, first in queries.items()}
    for script, queries in yaml.safe_load(
        (Path(__file__).parents[1] / "search_queries.yaml").read_text("utf-8")
    ).items()
}
EXPECTED = {q: first for queries in QUERIES.values() for q, first in queries.items()}


@pytest.fixture(scope="module")
def scan(shipped_rules: Rulebook) -> Scan:
    return Scan(tuple(search_documents(shipped_rules.corpus, shipped_jurisdictions())))


def ids(found: SearchResults) -> list[str]:
    return [hit.id for hit in found.hits]


def test_there_are_a_hundred_in_six_scripts() -> None:
    assert list(QUERIES) == ["Latin", "Han", "Hangul", "Kana", "Arabic", "Cyrillic"]
    assert len(EXPECTED) >= 100


def test_every_database_finds_the_same_in_the_same_order(indexed: Rulebook, scan: Scan) -> None:
    for query in EXPECTED:
        found = find_documents(INDEX, query, indexed.release)
        told = [(it.kind, it.key, it.score) for it in found.documents]
        assert told == scan.find(query), query


def test_what_is_meant_comes_first(indexed: Rulebook) -> None:
    first = {query: ids(search(query, limit=1))[:1] for query in EXPECTED}
    wrong = {
        query: (first[query], wanted)
        for query, wanted in EXPECTED.items()
        if wanted and first[query] != [wanted]
    }
    assert wrong == {}


def test_a_misspelt_word_is_corrected_and_named(indexed: Rulebook) -> None:
    found = search("watermrak")
    assert found.corrections == {"watermrak": "watermark"}
    assert ids(found) == ids(search("watermark"))


def test_what_has_not_all_is_said_to(indexed: Rulebook) -> None:
    found = search("deep fake qqqqqq")
    assert found.partly
    assert set(ids(search("deep fake", limit=100))) <= set(
        ids(search("deep fake qqqqqq", limit=100))
    )
    assert search("qqqqqq").total == 0


def test_matches_are_marked(indexed: Rulebook) -> None:
    (hit,) = search("cote divoire").hits
    assert (hit.kind, hit.id, hit.title["fr"]) == (SearchKind.JURISDICTION, "CI", "Côte d’Ivoire")
    assert [(it.text, it.marked) for it in hit.matches[0].stretches] == [("Côte d’Ivoire", True)]


def test_filters_and_facets(indexed: Rulebook) -> None:
    whole = search("watermark", limit=100)
    kept = search("watermark", kinds=["provision"], jurisdictions=["CN"])
    assert all(hit.kind is SearchKind.PROVISION and hit.jurisdiction == "CN" for hit in kept.hits)
    assert kept.total == sum(
        hit.kind is SearchKind.PROVISION and hit.jurisdiction == "CN" for hit in whole.hits
    )
    assert whole.facets["kind"]["provision"] + whole.facets["kind"]["concept"] == whole.total
    assert kept.facets["kind"] == {"provision": kept.total}


def test_pages_follow_each_other(indexed: Rulebook) -> None:
    whole = ids(search("transparency", limit=40))
    assert (
        ids(search("transparency", limit=20)) + ids(search("transparency", limit=20, offset=20))
        == whole
    )


def test_what_had_ended_can_be_left_out(indexed: Rulebook) -> None:
    ended = next(it for it in indexed.corpus.instruments if it.ended)
    assert ended.ended is not None
    assert ended.id in search(ended.id).facets["instrument"]
    assert ended.id not in search(ended.id, on=ended.ended).facets["instrument"]
    assert ended.id in search(ended.id, on=date(2025, 1, 1)).facets["instrument"]


def test_an_index_of_something_else_is_never_searched(indexed: Rulebook) -> None:
    SearchIndex.objects.update(content="other")
    with pytest.raises(StorageFailure) as caught:
        search("transparency")
    assert caught.value.message.id == "search-index-missing"
