"""Days as iCalendar (RFC 5545), for calendars that people subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class DayEvent:
    """Something on a whole day. `uid` stays the same for as long as it is the same thing; `stamp`
    is when it was last changed, so that the same data gives the same bytes; `sequence` rises with
    each change of what is said (section 3.8.7.4)."""

    uid: str
    stamp: datetime
    day: date
    summary: str
    description: str
    url: str
    categories: tuple[str, ...]
    sequence: int | None = None
    cancelled: bool = False


def calendar_feed(product: str, name: str, events: Iterable[DayEvent]) -> bytes:
    """`product` is the identifier of what wrote it, `name` what calendars call it."""
    feed = Calendar()
    feed.add("prodid", product)
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", name)
    for each in events:
        feed.add_component(_event(each))
    return bytes(feed.to_ical())


def _event(it: DayEvent) -> Event:
    event = Event()
    event.add("uid", it.uid)
    event.add("dtstamp", it.stamp)
    event.add("dtstart", it.day)
    event.add("dtend", it.day + timedelta(days=1))
    event.add("summary", it.summary)
    event.add("description", it.description)
    event.add("url", it.url)
    event.add("transp", "TRANSPARENT")
    event.add("categories", list(it.categories))
    if it.sequence is not None:
        event.add("sequence", it.sequence)
        event.add("status", "CANCELLED" if it.cancelled else "CONFIRMED")
    return event
