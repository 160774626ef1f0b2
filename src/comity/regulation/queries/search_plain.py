"""What a search found, as plain data for JSON."""

from __future__ import annotations

from typing import Any

from comity.regulation.queries.search import SearchHit, SearchResults


def search_to_plain(found: SearchResults) -> dict[str, Any]:
    """Matches come as text, and in stretches, so that the marked words need no markup."""
    return {
        "release": found.release,
        "total": found.total,
        "partly": found.partly,
        "corrections": dict(found.corrections),
        "facets": {name: dict(counts) for name, counts in found.facets.items()},
        "hits": [_hit(hit) for hit in found.hits],
    }


def _hit(hit: SearchHit) -> dict[str, Any]:
    return {
        "rank": hit.rank,
        "kind": hit.kind.value,
        "id": hit.id,
        "title": dict(hit.title),
        "citation": hit.citation or None,
        "instrument": hit.instrument or None,
        "jurisdiction": hit.jurisdiction or None,
        "level": int(hit.level) if hit.level else None,
        "score": hit.score,
        "matches": [
            {
                "field": match.role.value,
                "language": match.language or None,
                "text": match.text,
                "stretches": [
                    {"text": stretch.text, "marked": stretch.marked} for stretch in match.stretches
                ],
            }
            for match in hit.matches
        ],
    }
