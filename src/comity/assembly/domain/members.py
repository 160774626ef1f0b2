"""Members of an organisation: what happened to each, its weights, the seats that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from comity.assembly.domain.standing import Standing, StandingEvent, standing_on
from comity.assembly.domain.statute import Statute
from comity.kernel.domain.periods import Period
from comity.regulation.domain.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat in a body, for a term of half-open days."""

    body: str
    term: Period

    def held(self, on: date) -> Truth:
        covers = self.term.covers(on)
        return Truth.UNKNOWN if covers is None else Truth(2 * covers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`id` is a reference to a party, or the ISO 3166-1 code of a State. `weights` are those that
    it states itself, by the id that the statute gives them."""

    id: str
    events: tuple[StandingEvent, ...]
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    seats: tuple[Seat, ...] = ()

    def standing(self, statute: Statute, on: date) -> Standing:
        """Raises as `standing_on` does."""
        return standing_on(self.events, statute, on)
