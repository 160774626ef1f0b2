"""Concepts as plain data (for JSON), with the norms that demand them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.corpus import Corpus, NormPlace
from comity.regulation.domain.norm_timing import norm_timing
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.norm_plain import reference_to_plain


def concept_to_plain(concept: Concept, corpus: Corpus) -> dict[str, Any]:
    """As in SKOS: labels, aliases, and the concepts one step wider, narrower or beside."""
    return {
        "id": concept.id,
        "labels": dict(concept.labels),
        "definition": dict(concept.definition),
        "broader": concept.broader or None,
        "narrower": [it.id for it in corpus.concepts if it.broader == concept.id],
        "related": list(concept.related),
        "aliases": {language: list(words) for language, words in concept.aliases.items()},
        "source": concept.source,
    }


def demands_to_plain(
    concept: Concept, places: Sequence[NormPlace], rules: Rulebook, on: date
) -> list[dict[str, Any]]:
    """The norms that name a concept or a narrower one, as of a day."""
    within = narrower_of(concept.id, rules.corpus)
    return [
        {
            **reference_to_plain(place),
            "summary": dict(place.norm.summary),
            "concepts": [it for it in place.norm.concepts if it in within],
            "running": norm_timing(
                place.instrument, place.norm, on, rules.treaties.entered(place.instrument)
            ).running,
        }
        for place in places
        if not within.isdisjoint(place.norm.concepts)
    ]


def narrower_of(concept: str, corpus: Corpus) -> frozenset[str]:
    """A concept and all that are narrower."""
    broader: Mapping[str, str] = {it.id: it.broader for it in corpus.concepts}
    found = {concept}
    while more := {id for id, above in broader.items() if above in found} - found:
        found |= more
    return frozenset(found)
