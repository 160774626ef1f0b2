"""Entries of the calendar, as pages and feeds tell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.interfaces.punctuation import strung
from comity.kernel.interfaces.web.translations import translations
from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.domain.corpus import NormPlace
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import day_words


@dataclass(frozen=True, slots=True)
class Movement:
    """One sentence about some rules, and the provisions that they stand in."""

    sentence: str
    provisions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """What changes in one instrument on one day."""

    anchor: str
    code: str
    jurisdiction: str
    jurisdiction_href: str
    title: str
    href: str
    movements: tuple[Movement, ...]

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return strung((each.sentence for each in self.movements), translations())


@dataclass(frozen=True, slots=True)
class DayView:
    iso: str
    day: str
    entries: tuple[EntryView, ...]


def day_views(entries: Iterable[CalendarEntry], links: SiteLinks) -> tuple[DayView, ...]:
    return tuple(
        DayView(day.isoformat(), day_words(day), tuple(entry_view(it, links) for it in group))
        for day, group in groupby(entries, key=lambda entry: entry.day)
    )


def entry_view(entry: CalendarEntry, links: SiteLinks) -> EntryView:
    wording, instrument = links.reading.wording, entry.instrument
    return EntryView(
        anchor=f"{entry.day.isoformat()}:{instrument.id}",
        code=instrument.jurisdiction,
        jurisdiction=wording.jurisdiction(instrument.jurisdiction),
        jurisdiction_href=links.jurisdiction(instrument.jurisdiction),
        title=wording.short_title(instrument),
        href=links.instrument(instrument.id),
        movements=(*_versions(entry), *_movements(entry, links), *_end(entry, links)),
    )


def _versions(entry: CalendarEntry) -> Iterable[Movement]:
    for version in entry.versions:
        sentence = _("version %(version)s comes into force") % {"version": version.id}
        yield Movement(sentence, ())


def _movements(entry: CalendarEntry, links: SiteLinks) -> Iterable[Movement]:
    if n := len(entry.begins):
        text = ngettext("%(n)d rule begins", "%(n)d rules begin", n)
        yield Movement(text % {"n": n}, _provisions(entry.begins, links))
    if n := len(entry.widens):
        text = ngettext(
            "%(n)d rule comes to cover further cases", "%(n)d rules come to cover further cases", n
        )
        yield Movement(text % {"n": n}, _provisions(entry.widens, links))
    if n := len(entry.narrows):
        text = ngettext(
            "%(n)d rule no longer covers some cases", "%(n)d rules no longer cover some cases", n
        )
        yield Movement(text % {"n": n}, _provisions(entry.narrows, links))
    if n := len(entry.ends):
        text = ngettext("%(n)d rule ends", "%(n)d rules end", n)
        yield Movement(text % {"n": n}, _provisions(entry.ends, links))


def _end(entry: CalendarEntry, links: SiteLinks) -> Iterable[Movement]:
    """With what takes its place, where that is recorded."""
    reading = links.reading
    following = tuple(
        Link(reading.wording.short_title(reading.wording.instruments[id]), links.instrument(id))
        for id in entry.instrument.superseded_by
    )
    if entry.over:
        yield Movement(
            _("the instrument is replaced") if following else _("the instrument ends"), following
        )


def _provisions(places: Sequence[NormPlace], links: SiteLinks) -> tuple[Link, ...]:
    """Each provision once, in the order of the instrument."""
    found = (Link(place.provision.citation, links.href(place)) for place in places)
    return tuple(dict.fromkeys(found))
