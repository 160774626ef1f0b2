"""What coverage answers with: levels by jurisdiction and concept, and the norms behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.kernel.domain.errors import unknown_name
from comity.regulation.domain.instruments import Level


@dataclass(frozen=True, slots=True, order=True)
class CoveringNorm:
    """A norm behind a cell. `concept` is the one that it names; a roll-up may have widened it."""

    instrument: str
    norm: str
    concept: str
    level: Level


@dataclass(frozen=True, slots=True)
class Basis:
    """The loaded instruments that reach a jurisdiction, whatever they say. `checked_on` is the
    earliest day up to which those in force were followed; later changes are not in the answer."""

    in_force: tuple[str, ...]
    not_in_force: tuple[str, ...]
    checked_on: date | None
    declared: tuple[str, ...] = ()
    """what bodies declared to which it belongs: not counted"""
    proposed: tuple[str, ...] = ()
    """bills, drafts and what was withdrawn: they make nothing known"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The table, jurisdictions by concepts, with the norms behind every cell."""

    on: date
    concepts: tuple[str, ...]
    bases: Mapping[str, Basis]
    _norms: Mapping[str, Mapping[str, tuple[CoveringNorm, ...]]]

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        return tuple(self.bases)

    def known(self, jurisdiction: str) -> bool:
        """Whether any loaded instrument reaches it. Raises `UnknownName`."""
        basis = self.bases.get(jurisdiction)
        if basis is None:
            raise unknown_name("unknown-jurisdiction", jurisdiction, self.bases)
        return bool(basis.in_force or basis.not_in_force)

    def norms(self, jurisdiction: str, concept: str) -> tuple[CoveringNorm, ...]:
        """The norms behind a cell, those of the highest level first."""
        return self._norms[jurisdiction].get(concept, ()) if self.known(jurisdiction) else ()

    def instruments(self, jurisdiction: str) -> tuple[str, ...]:
        """The ids of those with a norm behind some cell, of whatever concept, sorted."""
        cells = self._norms[jurisdiction].values() if self.known(jurisdiction) else ()
        return tuple(sorted({norm.instrument for norms in cells for norm in norms}))

    def level(self, jurisdiction: str, concept: str) -> Level | None:
        """One cell; `None` is unknown. Raises `UnknownName` for what the table does not hold."""
        if concept not in self.concepts:
            raise unknown_name("unknown-concept", concept, self.concepts)
        if not self.known(jurisdiction):
            return None
        return max((norm.level for norm in self.norms(jurisdiction, concept)), default=Level.NONE)

    def levels(self, jurisdiction: str) -> dict[str, Level] | None:
        """One row, every concept; `None` is unknown."""
        if not self.known(jurisdiction):
            return None
        found = self._norms[jurisdiction]
        return {
            concept: max((norm.level for norm in found.get(concept, ())), default=Level.NONE)
            for concept in self.concepts
        }
