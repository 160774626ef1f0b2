"""Provisions with their norms, as the pages of an instrument show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instrument_days import NormDays, norm_days
from comity.regulation.domain.instruments import (
    Instrument,
    NoNormReason,
    Norm,
    Period,
    Provision,
    Version,
)
from comity.regulation.domain.norm_seals import ReadState, last_checked, read_state
from comity.regulation.interfaces.pages.instruments.condition_words import (
    NameMeaning,
    meanings,
)
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import day_words
from comity.regulation.interfaces.report.norm_view import NormView, placed_norm_view

NO_NORM_REASONS: Mapping[NoNormReason, Words] = {
    NoNormReason.DEFINITION: _("a definition"),
    NoNormReason.SCOPE: _("says what the instrument covers"),
    NoNormReason.PUBLIC_AUTHORITY: _("addressed to a public authority"),
    NoNormReason.CONFORMITY_BODY: _("addressed to a conformity assessment body"),
    NoNormReason.CLASSIFICATION: _("decides which rules apply"),
    NoNormReason.QUALIFIES: _("an exception or detail of another provision"),
    NoNormReason.LIST: _("a list that another provision uses"),
    NoNormReason.PENALTY: _("a penalty"),
    NoNormReason.TIMETABLE: _("says from when rules apply"),
    NoNormReason.AMENDS: _("amends another act"),
    NoNormReason.PURPOSE: _("a purpose or principle"),
    NoNormReason.BACKGROUND: _("tells or explains, and demands nothing"),
    NoNormReason.RIGHT: _("a right without a duty that answers to it"),
    NoNormReason.TREATY_PROCEDURE: _("how the treaty itself works"),
    NoNormReason.DELETED: _("deleted"),
}


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A stretch of days in which a norm applies, and for which cases."""

    start: str
    until: str
    citation: str
    note: str
    condition: str


@dataclass(frozen=True, slots=True)
class PlacedNormView:
    """A norm in its provision. `when` and `unless` are the condition as the corpus writes it."""

    norm: NormView
    days: NormDays
    until: str
    next: str
    concepts: tuple[Link, ...]
    periods: tuple[PeriodView, ...]
    when: str
    unless: str
    names: tuple[NameMeaning, ...]
    checked: str
    """the day on which it was last checked"""
    read_on: str
    """the day on which it was read a second time; "" where it was not, or changed since"""
    report_href: str


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """`reason` says why it has no norm, "" where it has, or where those under it have."""

    eid: str
    citation: str
    href: str
    heading: str
    depth: int
    norms: tuple[PlacedNormView, ...]
    reason: Words
    note: str
    inserted: str
    deleted: str
    report_href: str

    @property
    def says_something(self) -> bool:
        """Whether more is recorded of it than citation and heading."""
        return bool(self.norms or self.reason or self.inserted or self.deleted)


@dataclass(frozen=True)
class ProvisionViews:
    """Of one instrument, as of the day of the reading."""

    instrument: Instrument
    links: SiteLinks
    full: bool = False
    """whether conditions are explained"""

    def of(self, provisions: Iterable[Provision]) -> tuple[ProvisionView, ...]:
        return tuple(self._view(provision) for provision in provisions)

    def _view(self, provision: Provision) -> ProvisionView:
        reading, stated = self.links.reading, provision.no_norm
        return ProvisionView(
            eid=provision.eid,
            citation=provision.citation,
            href=self.links.provision(self.instrument, provision.eid).href,
            heading=reading.words(provision.heading),
            depth=provision.eid.count("__"),
            norms=tuple(self._norm(provision, norm) for norm in provision.norms),
            reason=NO_NORM_REASONS[stated.reason] if stated else "",
            note=reading.words(stated.note) if stated else "",
            inserted=self._version(provision.inserted_by),
            deleted=self._version(provision.deleted_by),
            report_href=self.links.report_error(self.instrument.id, provision.eid),
        )

    def _norm(self, provision: Provision, norm: Norm) -> PlacedNormView:
        days = norm_days(self.instrument, norm, self.links.reading.on, self._entered)
        place = NormPlace(self.instrument, provision, norm)
        return PlacedNormView(
            norm=placed_norm_view(place, days.since, self.links.reading),
            days=days,
            until=day_words(days.until),
            next=day_words(days.next),
            concepts=tuple(self._concept(id) for id in norm.concepts),
            periods=tuple(self.period(each) for each in self.instrument.timetables[norm.timetable]),
            when=norm.when,
            unless=norm.unless,
            names=self._names(norm) if self.full else (),
            checked=day_words(last_checked(self.instrument, self._readings, norm)),
            read_on=day_words(self._readings.read_on.get(norm.id)),
            report_href=self.links.report_error(self.instrument.id, norm.id),
        )

    def period(self, period: Period) -> PeriodView:
        return PeriodView(
            day_words(period.start),
            day_words(self.instrument.end_of(period)),
            period.citation,
            self.links.reading.words(period.note),
            period.when,
        )

    def _names(self, norm: Norm) -> tuple[NameMeaning, ...]:
        periods = self.instrument.timetables[norm.timetable]
        conditions = (norm.when, norm.unless, *(period.when for period in periods))
        return meanings(conditions, self.instrument, self.links)

    def _version(self, id: str) -> str:
        """`2026 (27 July 2026)`; "" without one."""
        version = self._versions.get(id)
        if version is None:
            return ""
        return f"{id} ({day_words(version.in_force)})" if version.in_force else id

    def _concept(self, id: str) -> Link:
        return Link(self._labels.get(id, id), self.links.concept(id))

    @cached_property
    def _readings(self) -> ReadState:
        return read_state(self.instrument)

    @cached_property
    def _entered(self) -> date | None:
        return self.links.reading.rules.treaties.entered(self.instrument)

    @cached_property
    def _versions(self) -> dict[str, Version]:
        return {version.id: version for version in self.instrument.versions}

    @cached_property
    def _labels(self) -> dict[str, str]:
        reading = self.links.reading
        return {it.id: reading.wording.prose(it.labels) for it in reading.rules.corpus.concepts}
