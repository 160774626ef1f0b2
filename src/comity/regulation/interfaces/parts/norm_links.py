"""Where a norm or provision can be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import Reading


@dataclass(frozen=True)
class NormLinks:
    """To the official address. Pages that show norms themselves lead there instead."""

    reading: Reading

    def norm(self, instrument: str, norm: str) -> Link:
        place = self._places[instrument, norm]
        return Link(place.provision.citation, self.href(place))

    def provision(self, instrument: Instrument, eid: str) -> Link:
        provision = self.reading.rules.provisions[instrument.id, eid]
        for norm in provision.norms:
            return Link(provision.citation, self.href(NormPlace(instrument, provision, norm)))
        return Link(provision.citation, self.reading.location(instrument))

    def first_sentence(self, instrument: Instrument, eid: str) -> str:
        """What its first norm asks, else its heading."""
        provision = self.reading.rules.provisions[instrument.id, eid]
        for norm in provision.norms:
            return self.reading.words(norm.summary)
        return self.reading.words(provision.heading)

    def href(self, place: NormPlace) -> str:
        return self.reading.norm_location(place.instrument, place.norm)

    @cached_property
    def _places(self) -> dict[tuple[str, str], NormPlace]:
        return {
            (instrument.id, norm.id): NormPlace(instrument, provision, norm)
            for instrument in self.reading.rules.corpus.instruments
            for provision in instrument.provisions
            for norm in provision.norms
        }
