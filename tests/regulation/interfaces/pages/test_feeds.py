"""The feeds as programs read them: iCalendar (RFC 5545) and Atom (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from django.test import Client
from icalendar import Calendar, Event

from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.snapshot import encode_snapshot
from comity.regulation.models import Release

pytestmark = pytest.mark.django_db


def lines(data: bytes) -> list[bytes]:
    assert data.endswith(b"\r\n")
    return data[:-2].split(b"\r\n")


@pytest.mark.parametrize("asked", ["", "?in=EU", "?in=KR,CN"])
def test_the_calendar_is_icalendar(client: Client, released: Rulebook, asked: str) -> None:
    data = client.get(f"/calendar.ics{asked}").content
    assert all(len(line) <= 75 and b"\n" not in line for line in lines(data))  # section 3.1
    feed = Calendar.from_ical(data)
    assert (feed["version"], str(feed["prodid"])[:2]) == ("2.0", "-/")
    assert feed.errors == []
    events = list(feed.walk("VEVENT"))
    assert events
    for event in events:
        assert_whole(event)
    # What is read and written again is the same calendar.
    assert Calendar.from_ical(feed.to_ical()) == feed


def assert_whole(event: Event) -> None:
    """Section 3.6.1: a UID, a time stamp in UTC, and an end after the beginning; all-day events
    have dates without a time."""
    assert event.errors == []
    assert event["uid"]
    assert event["dtstamp"].dt.utcoffset() == timedelta(0)
    start, end = event["dtstart"].dt, event["dtend"].dt
    assert type(start) is type(end) is date
    assert end - start == timedelta(days=1)
    assert event["summary"]
    assert str(event["url"]).startswith("http://testserver/")


def test_the_calendar_is_the_same_each_time(client: Client, released: Rulebook) -> None:
    assert client.get("/calendar.ics").content == client.get("/calendar.ics").content


def test_changes_are_atom(client: Client, released: Rulebook) -> None:
    Release.objects.update(snapshot=encode_snapshot(released.corpus))
    response = client.get("/changes.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    found = feedparser.parse(response.content)
    assert (found.bozo, found.version) == (False, "atom10")
    feed = found.feed
    assert feed.id
    assert feed.title
    assert feed.updated_parsed
    itself = [it.href for it in feed.links if it.rel == "self"]
    assert itself == ["http://testserver/changes.atom"]
    assert len(found.entries) == Release.objects.count()
    for entry in found.entries:
        assert entry.id.startswith("urn:sha256:")
        assert entry.title
        assert entry.author
        assert entry.link.startswith("http://testserver/changes#")
        assert datetime(*entry.updated_parsed[:6], tzinfo=UTC) <= datetime.now(tz=UTC)
    assert len({entry.id for entry in found.entries}) == len(found.entries)
