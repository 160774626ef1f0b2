"""Days as iCalendar, read by a program that knows it (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from comity.kernel.formats.calendar_feed import DayEvent, calendar_feed

STAMP = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200)
EVENTS = st.builds(
    DayEvent,
    uid=st.uuids().map(str),
    stamp=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
        lambda it: it.replace(microsecond=0)
    ),
    day=st.dates(date(2000, 1, 1), date(2100, 12, 30)),
    summary=TEXT,
    description=TEXT,
    url=st.just("https://example.org/x"),
    categories=st.just(("skills",)),
    sequence=st.integers(0, 99),
    cancelled=st.booleans(),
)


@given(st.lists(EVENTS, max_size=5))
def test_what_is_written_is_read_as_the_same(events: list[DayEvent]) -> None:
    data = calendar_feed("-//Comity//Test//EN", "Days", events)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))  # section 3.1
    feed = Calendar.from_ical(data)
    assert feed.errors == []
    found = [
        DayEvent(
            uid=str(it["uid"]),
            stamp=it["dtstamp"].dt,
            day=it["dtstart"].dt,
            summary=str(it["summary"]),
            description=str(it["description"]),
            url=str(it["url"]),
            categories=tuple(map(str, it["categories"].cats)),
            sequence=it["sequence"],
            cancelled=it["status"] == "CANCELLED",
        )
        for it in feed.walk("VEVENT")
    ]
    assert found == events


def test_without_a_sequence_nothing_is_said_of_its_standing() -> None:
    event = DayEvent("a", STAMP, date(2026, 6, 1), "x", "y", "https://example.org", ("EU",))
    (found,) = Calendar.from_ical(calendar_feed("-//X//Y//EN", "Days", [event])).walk("VEVENT")
    assert "SEQUENCE" not in found
    assert "STATUS" not in found
    assert found["dtend"].dt == date(2026, 6, 2)
