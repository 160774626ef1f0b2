"""Coverage as a heat map: concepts by jurisdictions, a level in each cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from comity.regulation.domain.concepts import Concept
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.interfaces.parts.norm_links import NormLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import Reading


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`level` is "" where it is unknown; `links` lead to the norms behind it, hardest first."""

    jurisdiction: str
    level: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HeatRow:
    label: str
    depth: int
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """A concept without a broader one, and those under it that some jurisdiction rules."""

    anchor: str
    label: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True)
class HeatMap:
    coverage: Coverage
    reading: Reading
    links: NormLinks

    @property
    def jurisdictions(self) -> tuple[tuple[str, str], ...]:
        """Code and name of each column."""
        return tuple(
            (id, self.reading.wording.jurisdiction(id)) for id in self.coverage.jurisdictions
        )

    @cached_property
    def groups(self) -> tuple[HeatGroup, ...]:
        groups = []
        for root in self._children.get("", ()):
            rows = tuple(self._rows(root, 0))
            if rows:
                groups.append(HeatGroup(f"area:{root.id}", self.reading.words(root.labels), rows))
        return tuple(groups)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The concepts that nothing was found for in any jurisdiction whose coverage is known."""
        return tuple(
            self.reading.words(concept.labels)
            for concept in self._concepts.values()
            if not self._found(concept)
        )

    def _rows(self, concept: Concept, depth: int) -> Iterable[HeatRow]:
        if self._found(concept):
            cells = tuple(self._cell(id, concept.id) for id in self.coverage.jurisdictions)
            yield HeatRow(self.reading.words(concept.labels), depth, cells)
        for narrower in self._children.get(concept.id, ()):
            yield from self._rows(narrower, depth + 1)

    def _cell(self, jurisdiction: str, concept: str) -> HeatCell:
        level = self.coverage.level(jurisdiction, concept)
        norms = self.coverage.norms(jurisdiction, concept)
        places = dict.fromkeys((it.instrument, it.norm) for it in norms)
        links = tuple(dict.fromkeys(self.links.norm(*place) for place in places))
        return HeatCell(
            self.reading.wording.jurisdiction(jurisdiction),
            "" if level is None else str(int(level)),
            links,
        )

    def _found(self, concept: Concept) -> bool:
        return any(self.coverage.norms(id, concept.id) for id in self.coverage.jurisdictions)

    @cached_property
    def _concepts(self) -> dict[str, Concept]:
        corpus = self.reading.rules.corpus
        wanted = set(self.coverage.concepts)
        return {concept.id: concept for concept in corpus.concepts if concept.id in wanted}

    @cached_property
    def _children(self) -> dict[str, tuple[Concept, ...]]:
        children: dict[str, tuple[Concept, ...]] = {}
        for concept in self._concepts.values():
            broader = concept.broader if concept.broader in self._concepts else ""
            children[broader] = (*children.get(broader, ()), concept)
        return children
