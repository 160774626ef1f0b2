"""The rules about a concept, its narrower ones included, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instrument_days import NormDays, norm_days
from comity.regulation.domain.rulebook import Rulebook


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
        Demand(place, norm_days(it, place.norm, on, rules.treaties.entered(it)))
        for place in rules.places_about.get(concept, ())
        for it in (place.instrument,)
    ]
    return tuple(sorted(found, key=lambda it: (-it.place.norm.level, it.jurisdiction)))
