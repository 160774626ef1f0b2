"""The calendar as iCalendar (RFC 5545), and changes between releases as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.http import HttpRequest

from comity.kernel.formats.calendar_feed import DayEvent, calendar_feed
from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.interfaces.pages.calendar.entries import Movement, entry_view
from comity.regulation.interfaces.pages.site_links import SiteLinks

PRODUCT = "-//Comity//Calendar of AI rules//EN"


def icalendar(
    entries: Iterable[CalendarEntry], links: SiteLinks, name: str, request: HttpRequest
) -> bytes:
    """One all-day event for each instrument and day. The time stamp is the day up to which the
    instrument was followed, so that the same release gives the same bytes."""
    return calendar_feed(PRODUCT, name, (_event(each, links, request) for each in entries))


def _event(entry: CalendarEntry, links: SiteLinks, request: HttpRequest) -> DayEvent:
    view = entry_view(entry, links)
    return DayEvent(
        uid=f"{view.anchor}@{request.get_host()}",
        stamp=datetime.combine(entry.instrument.checked_on, time.min, tzinfo=UTC),
        day=entry.day,
        summary=f"{view.jurisdiction}, {view.title}: {view.sentence}",
        description="\n".join(_lines(view.movements)),
        url=request.build_absolute_uri(view.href),
        categories=(view.code,),
    )


def _lines(movements: Iterable[Movement]) -> Iterable[str]:
    for movement in movements:
        citations = ", ".join(str(link.text) for link in movement.provisions)
        yield f"{movement.sentence}: {citations}" if citations else movement.sentence
