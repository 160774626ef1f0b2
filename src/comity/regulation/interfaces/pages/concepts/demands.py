"""The rules about a concept, its narrower ones included, as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instrument_days import NormDays, norm_days
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.pages.instruments.rows import about


@dataclass(frozen=True, slots=True)
class Demand:
    """One rule, and when it runs seen from the day."""

    place: NormPlace
    days: NormDays

    @property
    def jurisdiction(self) -> str:
        return self.place.instrument.jurisdiction


def demands(rules: Rulebook, concept: str, on: date) -> tuple[Demand, ...]:
    """Hardest first, then by jurisdiction and in the order of the text."""
    found = [
        Demand(place, norm_days(place.instrument, place.norm, on, entered))
        for instrument in rules.corpus.instruments
        for entered in (rules.treaties.entered(instrument),)
        for place in places(instrument)
        if about(place.norm.concepts, concept)
    ]
    return tuple(sorted(found, key=lambda it: (-it.place.norm.level, it.jurisdiction)))


def places(instrument: Instrument) -> Iterable[NormPlace]:
    for provision in instrument.provisions:
        for norm in provision.norms:
            yield NormPlace(instrument, provision, norm)
