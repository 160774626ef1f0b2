"""Days as iCalendar, read by a program that knows it (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

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


AS_TEXT = st.text(st.sampled_from("a;,\\ \n\u00e9\u6c34\U0001f30d") | st.characters(
    exclude_categories=["Cc", "Cs"]), max_size=200)  # fmt: skip


@given(AS_TEXT, AS_TEXT)
def test_letters_that_mean_something_and_long_lines_come_back(name: str, text: str) -> None:
    event = DayEvent("a", STAMP, date(2026, 6, 1), text, text, "https://example.org", (text,), 1)
    data = calendar_feed("-//X//Y//EN", name, [event])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    feed = Calendar.from_ical(data)
    assert feed.errors == []
    (found,) = feed.walk("VEVENT")
    assert (found["summary"], found["description"]) == (text, text)
    assert [str(it) for it in found["categories"].cats] == [text]


def test_the_lines_of_a_day() -> None:
    event = DayEvent(
        "u/x@h",
        datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2))),
        date(2026, 12, 31),
        "Su, m; \\ \n x" + "\u00e9" * 40,
        "d\r\nBEGIN:VEVENT",
        "https://x.org/a,b;c\r\nX:y",
        ("skills", "a,b"),
        2,
        cancelled=True,
    )
    folded = "\u00e9" * 25 + "\r\n " + "\u00e9" * 15
    assert calendar_feed("-//Comity//X//EN", "N; a", [event]).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Comity//X//EN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:N\\; a",
        "BEGIN:VEVENT",
        *f"SUMMARY:Su\\, m\\; \\\\ \\n x{folded}".split("\r\n"),
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "DTSTAMP:20260102T010405Z",
        "UID:u/x@h",
        "SEQUENCE:2",
        "CATEGORIES:skills,a\\,b",
        "DESCRIPTION:d\\nBEGIN:VEVENT",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "URL:https://x.org/a,b;cX:y",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
