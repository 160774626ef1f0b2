"""Where a norm or provision can be looked at from a report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.interfaces.report.reading import Reading
from comity.regulation.interfaces.report.tables import Link


@dataclass(frozen=True)
class NormLinks:
    """To the finding on this page where there is one, else to the official address."""

    reading: Reading

    def norm(self, instrument: str, norm: str) -> Link:
        place = self._places[instrument, norm]
        return Link(place.provision.citation, self._href(place))

    def provision(self, instrument: Instrument, eid: str) -> Link:
        provision = self._provisions[instrument.id, eid]
        for norm in provision.norms:
            return Link(provision.citation, self._href(NormPlace(instrument, provision, norm)))
        return Link(provision.citation, self.reading.location(instrument))

    def first_sentence(self, instrument: Instrument, eid: str) -> str:
        """What its first norm asks, else its heading."""
        provision = self._provisions[instrument.id, eid]
        for norm in provision.norms:
            return self.reading.words(norm.summary)
        return self.reading.words(provision.heading)

    def _href(self, place: NormPlace) -> str:
        if place.instrument.id in self._read:
            return "#" + self.reading.anchor(place.instrument, place.norm.id)
        return self.reading.norm_location(place.instrument, place.norm)

    @cached_property
    def _read(self) -> frozenset[str]:
        return frozenset(it.id for it in self.reading.answered.instruments)

    @cached_property
    def _places(self) -> dict[tuple[str, str], NormPlace]:
        return {
            (instrument.id, norm.id): NormPlace(instrument, provision, norm)
            for instrument in self.reading.answered.rules.corpus.instruments
            for provision in instrument.provisions
            for norm in provision.norms
        }

    @cached_property
    def _provisions(self) -> dict[tuple[str, str], Provision]:
        return {
            (instrument.id, provision.eid): provision
            for instrument in self.reading.answered.rules.corpus.instruments
            for provision in instrument.provisions
        }
