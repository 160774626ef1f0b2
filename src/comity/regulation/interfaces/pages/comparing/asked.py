"""What the address of the divergence page asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.coverage import coverage
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook


class Sort(StrEnum):
    LIKENESS = "likeness"
    NAME = "name"


SORTS = {Sort.LIKENESS: gettext_lazy("likes together"), Sort.NAME: gettext_lazy("by name")}


class Force(StrEnum):
    ALL = "all"
    BINDING = "binding"


FORCES = {
    Force.ALL: gettext_lazy("all, guidelines too"),
    Force.BINDING: gettext_lazy("binding ones only"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    where: tuple[str, ...]
    on: date
    sort: Sort
    area: str
    force: Force

    @property
    def query(self) -> str:
        """The same question about another area."""
        return "&".join(
            (
                f"in={','.join(self.where)}",
                f"on={self.on.isoformat()}",
                f"sort={self.sort.value}",
                f"force={self.force.value}",
            )
        )

    def instruments(self, rules: Rulebook) -> tuple[Instrument, ...]:
        """Those whose rules count."""
        return tuple(it for it in rules.corpus.instruments if it.binding or self.force is Force.ALL)

    def coverage(self, rules: Rulebook, *, rolled_up: bool = False, within: str = "") -> Coverage:
        """Of the jurisdictions asked about, for all concepts or those `within` an area."""
        return coverage(
            self.instruments(rules),
            self.where,
            self.on,
            lineage=rules.jurisdictions.lineage,
            binds=rules.treaties.binds,
            declares=rules.declares,
            concepts=[it for it in rules.corpus.concepts if _within(it, within)],
            rolled_up=rolled_up,
        )


def _within(concept: Concept, area: str) -> bool:
    """Ids are dotted paths under that of their area."""
    return not area or concept.id == area or concept.id.startswith(f"{area}.")
