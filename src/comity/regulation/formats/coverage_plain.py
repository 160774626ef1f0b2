"""Coverage as plain data (for JSON): levels by concept, and the norms behind them."""

from __future__ import annotations

from typing import Any

from comity.regulation.domain.coverage_table import Coverage


def coverage_to_plain(table: Coverage) -> dict[str, Any]:
    """`levels` of `null` is unknown: no recorded instrument reaches the jurisdiction."""
    return {
        "on": table.on.isoformat(),
        "concepts": list(table.concepts),
        "jurisdictions": [_row(table, id) for id in table.jurisdictions],
    }


def cells_to_plain(table: Coverage, jurisdiction: str) -> dict[str, Any]:
    """One row, with the norms behind each level, those of the highest level first."""
    return {
        "on": table.on.isoformat(),
        **_row(table, jurisdiction),
        "norms": {
            concept: [
                {"instrument": it.instrument, "norm": it.norm, "level": int(it.level)}
                for it in norms
            ]
            for concept in table.concepts
            if (norms := table.norms(jurisdiction, concept))
        },
    }


def _row(table: Coverage, jurisdiction: str) -> dict[str, Any]:
    basis, levels = table.bases[jurisdiction], table.levels(jurisdiction)
    return {
        "jurisdiction": jurisdiction,
        "in_force": list(basis.in_force),
        "not_in_force": list(basis.not_in_force),
        "proposed": list(basis.proposed),
        "declared": list(basis.declared),
        "up_to": basis.checked_on.isoformat() if basis.checked_on else None,
        "levels": None if levels is None else {id: int(level) for id, level in levels.items()},
    }
