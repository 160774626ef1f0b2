"""A cross-walk as plain data (for JSON) and as rows (for CSV)."""

from __future__ import annotations

import csv
import io
from typing import Any

from comity.regulation.domain.crosswalk.items import Item
from comity.regulation.domain.crosswalk.mappings import Crosswalk, Mapping, Shared
from comity.regulation.domain.instruments import Instrument

Citations = dict[str, str]
"""citation by item id"""


def crosswalk_to_plain(left: Instrument, right: Instrument, walk: Crosswalk) -> dict[str, Any]:
    """Mappings, strongest first, each with its reasons; and the gaps of both sides."""
    cited_left, cited_right = citations(left), citations(right)
    return {
        "left": left.id,
        "right": right.id,
        "threshold": walk.threshold,
        "mappings": [_mapping(it, cited_left, cited_right) for it in walk.mappings],
        "gaps_left": [_gap(item) for item in walk.gaps_left],
        "gaps_right": [_gap(item) for item in walk.gaps_right],
    }


def crosswalk_to_csv(left: Instrument, right: Instrument, walk: Crosswalk) -> str:
    """One row a mapping; RFC 4180."""
    cited_left, cited_right = citations(left), citations(right)
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(
        ["left", "left_citation", "relation", "right", "right_citation", "strength", "status",
         "shared_concepts", "shared_words", "shared_headings"]
    )  # fmt: skip
    for it in walk.mappings:
        reasons = it.reasons
        writer.writerow(
            [it.left, cited_left[it.left], it.relation.value, it.right, cited_right[it.right],
             f"{it.strength:.3f}", it.status.value, _names(reasons.shared_concepts),
             _names(reasons.shared_words), _names(reasons.shared_headings)]
        )  # fmt: skip
    return target.getvalue()


def citations(instrument: Instrument) -> Citations:
    return {provision.eid: provision.citation for provision in instrument.provisions}


def _mapping(it: Mapping, left: Citations, right: Citations) -> dict[str, Any]:
    reasons = it.reasons
    return {
        "left": it.left,
        "left_citation": left[it.left],
        "right": it.right,
        "right_citation": right[it.right],
        "relation": it.relation.value,
        "strength": round(it.strength, 4),
        "status": it.status.value,
        "reasons": {
            "similarity": round(reasons.similarity, 4),
            "concepts": round(reasons.concepts, 4),
            "words": round(reasons.words, 4),
            "place": None if reasons.place is None else round(reasons.place, 4),
            "shared_concepts": _shared(reasons.shared_concepts),
            "shared_words": _shared(reasons.shared_words),
            "shared_headings": _shared(reasons.shared_headings),
        },
    }


def _gap(item: Item) -> dict[str, Any]:
    return {"id": item.id, "citation": item.citation, "concepts": list(item.concepts)}


def _shared(shared: tuple[Shared, ...]) -> dict[str, float]:
    return {it.name: round(it.weight, 4) for it in shared}


def _names(shared: tuple[Shared, ...]) -> str:
    return " ".join(it.name for it in shared)
