"""The corpus: everything that ships or was loaded, immutable, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.kernel.domain.errors import unknown_name
from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.instruments import Bearer, Instrument, Norm, Provision
from comity.regulation.domain.vocabulary import Constraint, Fact, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Facts, constraints between them, concepts and instruments, in the order of their files."""

    facts: tuple[Fact, ...]
    constraints: tuple[Constraint, ...] = ()
    concepts: tuple[Concept, ...]
    instruments: tuple[Instrument, ...]

    def vocabulary(self) -> Vocabulary:
        return Vocabulary({fact.id: fact for fact in self.facts})

    def instrument(self, id: str) -> Instrument:
        """The instrument called `id`; raises `UnknownName` with the nearest one."""
        by_id = {instrument.id: instrument for instrument in self.instruments}
        if id not in by_id:
            raise unknown_name("unknown-instrument", id, by_id)
        return by_id[id]

    def lineage(self, instrument: Instrument) -> tuple[Instrument, ...]:
        """The instrument and those that it implements, itself first; a circle ends the walk."""
        line = [instrument]
        while line[-1].implements:
            parent = self.instrument(line[-1].implements)
            if parent in line:
                break
            line.append(parent)
        return tuple(line)

    def bearers(self, instrument: Instrument) -> Mapping[str, Bearer]:
        """Those that the norms of an instrument may name: its own, and those that it inherits."""
        return {
            name: bearer
            for each in reversed(self.lineage(instrument))
            for name, bearer in each.bearers.items()
        }

    def norm_count(self) -> int:
        return sum(
            len(provision.norms)
            for instrument in self.instruments
            for provision in instrument.provisions
        )


@dataclass(frozen=True, slots=True)
class NormPlace:
    """Where a norm stands."""

    instrument: Instrument
    provision: Provision
    norm: Norm
