"""Divergence as plain data (for JSON) and as rows (for CSV)."""

from __future__ import annotations

import csv
import io
from itertools import combinations
from typing import Any

from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.divergence import Divergence, divergence


def pairs(table: Coverage) -> list[tuple[str, str, Divergence | None]]:
    """Every pair of jurisdictions once, with its divergence; `None` where one is unknown."""
    return [
        (left, right, divergence(table, left, right))
        for left, right in combinations(table.jurisdictions, 2)
    ]


def divergence_to_plain(table: Coverage) -> dict[str, Any]:
    return {
        "on": table.on.isoformat(),
        "read": {id: list(basis.in_force) for id, basis in table.bases.items()},
        "unknown": [id for id in table.jurisdictions if table.levels(id) is None],
        "pairs": [_pair(left, right, found) for left, right, found in pairs(table)],
    }


def divergence_to_csv(table: Coverage) -> str:
    """One row a pair and concept; RFC 4180. A pair that is unknown has one row without concept."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(
        ["left", "right", "divergence", "concept", "left_level", "right_level", "share"]
    )
    for left, right, found in pairs(table):
        if found is None:
            writer.writerow([left, right, "unknown", "", "", "", ""])
            continue
        for it in found.contributions:
            row = [it.concept, int(it.left), int(it.right), f"{it.share:.6f}"]
            writer.writerow([left, right, f"{found.value:.4f}", *row])
    return target.getvalue()


def _pair(left: str, right: str, found: Divergence | None) -> dict[str, Any]:
    if found is None:
        return {"left": left, "right": right, "divergence": None}
    parts = {kind.value: round(share, 4) for kind, share in found.by_difference().items()}
    return {
        "left": left,
        "right": right,
        "divergence": round(found.value, 4),
        "parts": parts,
        "concepts": [
            {
                "concept": it.concept,
                "left": int(it.left),
                "right": int(it.right),
                "share": round(it.share, 6),
            }
            for it in found.contributions
        ],
    }
