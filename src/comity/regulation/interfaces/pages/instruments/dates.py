"""The dates of an instrument: a picture of how many of its rules run when, and what happens on
each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.standing import running_norms
from comity.regulation.interfaces.pages.calendar.entries import EntryView, entry_view
from comity.regulation.interfaces.pages.instruments.provision_view import (
    PeriodView,
    ProvisionViews,
)
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.step_chart import Series, StepChart, step_chart
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import day_words, web_address


@dataclass(frozen=True, slots=True)
class DateView:
    """What changes on a day, and how many rules run from then on."""

    iso: str
    day: str
    entry: EntryView
    running: int
    past: bool


@dataclass(frozen=True, slots=True)
class TimetableView:
    """The days of rules that share them."""

    norms: int
    periods: tuple[PeriodView, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    id: str
    title: str
    adopted: str
    published: str
    in_force: str
    location: str
    inserted: int
    deleted: int
    current: bool
    amended_by: Link | None
    href: str
    """to the page as of the first day of the version; "" where none is known"""


@dataclass(frozen=True)
class InstrumentDates:
    instrument: Instrument
    links: SiteLinks

    @cached_property
    def entries(self) -> tuple[CalendarEntry, ...]:
        entries = self.links.reading.rules.calendar
        return tuple(it for it in entries if it.instrument.id == self.instrument.id)

    @property
    def next(self) -> date | None:
        on = self.links.reading.on
        return next((entry.day for entry in self.entries if entry.day > on), None)

    @property
    def previous(self) -> date | None:
        on = self.links.reading.on
        return next((entry.day for entry in reversed(self.entries) if entry.day < on), None)

    @cached_property
    def running(self) -> int:
        return self._running(self.links.reading.on)

    @cached_property
    def days(self) -> tuple[DateView, ...]:
        return tuple(
            DateView(
                entry.day.isoformat(),
                day_words(entry.day),
                entry_view(entry, self.links),
                self._running(entry.day),
                entry.day <= self.links.reading.on,
            )
            for entry in self.entries
        )

    @cached_property
    def chart(self) -> StepChart | None:
        """None where no day is known on which a rule begins."""
        steps = tuple((entry.day, self._running(entry.day)) for entry in self.entries)
        day = day_words(self.links.reading.on)
        return step_chart(
            (Series(_("rules that run"), steps),),
            tuple(self._marks()),
            self.links.reading.on,
            day_label=day,
            title=_("How many of its rules run when"),
            description=_(
                "Each step is a day on which rules begin or end, each mark above a version or the "
                "end; the heavy line is the day asked about. The table below says the same."
            ),
        )

    @cached_property
    def versions(self) -> tuple[VersionView, ...]:
        reading, instrument = self.links.reading, self.instrument
        current = reading.rules.version_on(instrument, reading.on)
        return tuple(
            VersionView(
                it.id,
                reading.words(it.title),
                day_words(it.adopted),
                day_words(it.published),
                day_words(it.in_force or self._entered),
                web_address(it.location),
                sum(each.inserted_by == it.id for each in instrument.provisions),
                sum(each.deleted_by == it.id for each in instrument.provisions),
                it is current,
                self._act(it.amended_by),
                f"?on={day.isoformat()}" if (day := it.in_force or self._entered) else "",
            )
            for it in instrument.versions
        )

    @property
    def switch(self) -> tuple[VersionView, ...]:
        """The versions to choose from; none where there is one alone."""
        dated = tuple(it for it in self.versions if it.href)
        return dated if len(dated) > 1 else ()

    @cached_property
    def timetables(self) -> tuple[TimetableView, ...]:
        views = ProvisionViews(self.instrument, self.links)
        used = [norm.timetable for it in self.instrument.provisions for norm in it.norms]
        return tuple(
            TimetableView(used.count(id), tuple(views.period(each) for each in periods))
            for id, periods in self.instrument.timetables.items()
            if id in used
        )

    def _act(self, amended_by: str) -> Link | None:
        """The act that made a version, with its page where it is an instrument here."""
        acts = self.links.reading.wording.instruments
        if amended_by in acts:
            words = self.links.reading.wording.short_title(acts[amended_by])
            return Link(words, self.links.instrument(amended_by))
        return Link(amended_by, "") if amended_by else None

    @cached_property
    def _entered(self) -> date | None:
        return self.links.reading.rules.treaties.entered(self.instrument)

    def _running(self, day: date) -> int:
        return len(running_norms(self.instrument, day, self._entered))

    def _marks(self) -> Iterator[tuple[date, str]]:
        for version in self.instrument.versions:
            if day := version.in_force or self._entered:
                yield day, _("version %(version)s") % {"version": version.id}
        if self.instrument.ended:
            yield self.instrument.ended, _("end")
