"""Where norms, provisions, instruments, concepts and jurisdictions are shown on the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.parts.norm_links import NormLinks
from comity.regulation.interfaces.parts.tables import Link


@dataclass(frozen=True)
class SiteLinks(NormLinks):
    """To the site's own pages, as of the day of the reading."""

    def href(self, place: NormPlace) -> str:
        return f"{self._instruments}/{place.instrument.id}/{place.provision.eid}"

    def provision(self, instrument: Instrument, eid: str) -> Link:
        found = self.reading.rules.provisions[instrument.id, eid]
        return Link(found.citation, f"{self._instruments}/{instrument.id}/{eid}")

    def instrument(self, id: str) -> str:
        return f"{self._instruments}/{id}"

    def concept(self, id: str) -> str:
        return f"{self._concepts}/{id}"

    def jurisdiction(self, id: str) -> str:
        return f"{self._jurisdictions}/{id}"

    def report_error(self, instrument: str, norm: str) -> str:
        """The form that says what is wrong with a norm, or a provision without one."""
        return f"{self._report_error}?norm={instrument}:{norm}"

    @cached_property
    def divergence(self) -> str:
        return reverse("regulation:divergence")

    # Resolved once: a page may hold hundreds of them.

    @cached_property
    def _instruments(self) -> str:
        return reverse("regulation:instruments")

    @cached_property
    def _concepts(self) -> str:
        return reverse("regulation:concepts")

    @cached_property
    def _jurisdictions(self) -> str:
        return reverse("regulation:jurisdictions")

    @cached_property
    def _report_error(self) -> str:
        return reverse("regulation:report-error")
