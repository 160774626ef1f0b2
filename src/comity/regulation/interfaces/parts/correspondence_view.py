"""A cross-walk of two instruments as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from comity.regulation.domain.crosswalk.items import Item
from comity.regulation.domain.crosswalk.mappings import Crosswalk, Mapping, MappingStatus
from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.parts.norm_links import NormLinks
from comity.regulation.interfaces.parts.tables import Cell, Column, Row, Table
from comity.regulation.interfaces.parts.words import RELATIONS
from comity.regulation.interfaces.reading import Reading

SHOWN = 60


@dataclass(frozen=True, slots=True)
class ComparedInstruments:
    """Two instruments and the cross-walk between their provisions."""

    left: Instrument
    right: Instrument
    crosswalk: Crosswalk


@dataclass(frozen=True)
class Correspondences:
    compared: ComparedInstruments
    reading: Reading
    links: NormLinks

    @property
    def left(self) -> str:
        return self._title(self.compared.left)

    @property
    def right(self) -> str:
        return self._title(self.compared.right)

    @property
    def threshold(self) -> str:
        return f"{self.compared.crosswalk.threshold:.2f}"

    @property
    def more(self) -> int:
        """How many weaker correspondences are not shown."""
        return max(0, len(self.mappings) - SHOWN)

    @cached_property
    def mappings(self) -> tuple[Mapping, ...]:
        """Those that are a correspondence, and were not rejected."""
        walk = self.compared.crosswalk
        return tuple(
            it
            for it in walk.mappings
            if it.strength >= walk.threshold and it.status is not MappingStatus.REJECTED
        )

    @cached_property
    def table(self) -> Table:
        """The strongest."""
        return self.table_of(self.mappings[:SHOWN])

    def table_of(self, mappings: Sequence[Mapping]) -> Table:
        return Table(
            caption=_("Correspondences, strongest first"),
            columns=(
                Column(self.left),
                Column(_("Relation")),
                Column(self.right),
                Column(_("Strength"), number=True),
                Column(_("What they share")),
            ),
            rows=tuple(self._row(mapping) for mapping in mappings),
        )

    @cached_property
    def gaps_left(self) -> Table:
        return self._gaps(self.compared.left, self.compared.crosswalk.gaps_left)

    @cached_property
    def gaps_right(self) -> Table:
        return self._gaps(self.compared.right, self.compared.crosswalk.gaps_right)

    def _title(self, instrument: Instrument) -> str:
        wording = self.reading.wording
        name = wording.jurisdiction(instrument.jurisdiction)
        return f"{name}: {wording.short_title(instrument)}"

    def _row(self, mapping: Mapping) -> Row:
        return Row(
            (
                self._cell(self.compared.left, mapping.left),
                Cell(RELATIONS[mapping.relation]),
                self._cell(self.compared.right, mapping.right),
                Cell(f"{mapping.strength:.2f}", number=True),
                self._reasons(mapping),
            )
        )

    def _cell(self, instrument: Instrument, eid: str) -> Cell:
        link = self.links.provision(instrument, eid)
        return Cell(links=(link,), note=self.links.first_sentence(instrument, eid))

    def _reasons(self, mapping: Mapping) -> Cell:
        concepts = [self._labels.get(it.name, it.name) for it in mapping.reasons.shared_concepts]
        words = [it.name for it in mapping.reasons.shared_words]
        note = _("words: %(words)s") % {"words": self.reading.listed(words)} if words else ""
        return Cell(self.reading.listed(concepts), note=note)

    def _gaps(self, instrument: Instrument, items: tuple[Item, ...]) -> Table:
        rows = tuple(
            Row(
                (
                    Cell(links=(self.links.provision(instrument, item.id),)),
                    Cell(self.links.first_sentence(instrument, item.id)),
                )
            )
            for item in items
        )
        title = _("Nothing near enough was found for these provisions of %(title)s")
        columns = (Column(_("Provision")), Column(_("What it asks")))
        return Table(title % {"title": self._title(instrument)}, columns, rows)

    @cached_property
    def _labels(self) -> dict[str, str]:
        concepts = self.reading.rules.corpus.concepts
        return {it.id: self.reading.wording.prose(it.labels) for it in concepts}
