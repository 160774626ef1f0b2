"""The calendar as iCalendar (RFC 5545), and changes between releases as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.http import HttpRequest
from icalendar import Calendar, Event

from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.interfaces.pages.calendar.entries import Movement, entry_view
from comity.regulation.interfaces.pages.site_links import SiteLinks

PRODUCT = "-//Comity//Calendar of AI rules//EN"


def icalendar(
    entries: Iterable[CalendarEntry], links: SiteLinks, name: str, request: HttpRequest
) -> bytes:
    """One all-day event for each instrument and day. The time stamp is the day up to which the
    instrument was followed, so that the same release gives the same bytes."""
    feed = Calendar()
    feed.add("prodid", PRODUCT)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", name)
    for entry in entries:
        feed.add_component(_event(entry, links, request))
    return bytes(feed.to_ical())


def _event(entry: CalendarEntry, links: SiteLinks, request: HttpRequest) -> Event:
    view = entry_view(entry, links)
    event = Event()
    event.add("uid", f"{view.anchor}@{request.get_host()}")
    stamp = datetime.combine(entry.instrument.checked_on, time.min, tzinfo=UTC)
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", f"{view.jurisdiction}, {view.title}: {view.sentence}")
    event.add("description", "\n".join(_lines(view.movements)))
    event.add("url", request.build_absolute_uri(view.href))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [view.code])
    return event


def _lines(movements: Iterable[Movement]) -> Iterable[str]:
    for movement in movements:
        citations = ", ".join(str(link.text) for link in movement.provisions)
        yield f"{movement.sentence}: {citations}" if citations else movement.sentence
