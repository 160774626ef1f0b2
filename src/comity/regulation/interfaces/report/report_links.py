"""Where a norm or provision can be looked at from a report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.interfaces.parts.norm_links import NormLinks
from comity.regulation.interfaces.report.answer_reading import AnswerReading


@dataclass(frozen=True)
class ReportLinks(NormLinks):
    """To the finding on this page where there is one, else to the official address."""

    reading: AnswerReading

    def href(self, place: NormPlace) -> str:
        if place.instrument.id in self._read:
            return "#" + self.reading.anchor(place.instrument, place.norm.id)
        return super().href(place)

    @cached_property
    def _read(self) -> frozenset[str]:
        return frozenset(it.id for it in self.reading.answered.instruments)
