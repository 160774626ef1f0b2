"""Who has the very same recorded rules as whom, as members of a bloc without rules of their own.

That these are 0 apart says nothing about them: no two texts were compared.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.regulation.domain.coverage_table import Coverage


@dataclass(frozen=True, slots=True)
class SameRules:
    """Those whose norms that run stand in the same `instruments`: none where nothing runs."""

    jurisdictions: tuple[str, ...]
    instruments: tuple[str, ...]

    @property
    def shared(self) -> bool:
        return len(self.jurisdictions) > 1


def same_rules(table: Coverage) -> tuple[SameRules, ...]:
    """In the order of the table. Each jurisdiction whose coverage is known stands in one of them,
    alone where nobody else has its rules; what is unknown stands in none."""
    found: dict[tuple[str, ...], list[str]] = {}
    for jurisdiction in table.jurisdictions:
        if table.known(jurisdiction):
            found.setdefault(table.instruments(jurisdiction), []).append(jurisdiction)
    return tuple(SameRules(tuple(ids), instruments) for instruments, ids in found.items())
