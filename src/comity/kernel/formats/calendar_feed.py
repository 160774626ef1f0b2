"""Days as iCalendar (RFC 5545), for calendars that people subscribe to.

Written line by line: thousands of days as components of a library take a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST = 75
"""Octets of a line, without its end (section 3.1)."""
_DAY, _MOMENT = "%Y%m%d", "%Y%m%dT%H%M%SZ"


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
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{product}",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for each in events:
        lines += _event(each)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(each)}\r\n" for each in lines).encode()


def _event(it: DayEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_escaped(it.summary)}"
    yield f"DTSTART;VALUE=DATE:{it.day.strftime(_DAY)}"
    yield f"DTEND;VALUE=DATE:{(it.day + timedelta(days=1)).strftime(_DAY)}"
    yield f"DTSTAMP:{it.stamp.astimezone(UTC).strftime(_MOMENT)}"
    yield f"UID:{_escaped(it.uid)}"
    if it.sequence is not None:
        yield f"SEQUENCE:{it.sequence}"
    yield f"CATEGORIES:{','.join(map(_escaped, it.categories))}"
    yield f"DESCRIPTION:{_escaped(it.description)}"
    if it.sequence is not None:
        yield f"STATUS:{'CANCELLED' if it.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield f"URL:{_one_line(it.url)}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Section 3.3.11."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _one_line(text: str) -> str:
    """An address is not escaped; one that broke the line would begin another property."""
    return "".join(text.split())


def _folded(line: str) -> str:
    """No letter is parted (section 3.1)."""
    if len(line) <= LONGEST and (line.isascii() or len(line.encode()) <= LONGEST):
        return line
    pieces, piece, size = [], "", 0
    for letter in line:
        wide = len(letter.encode())
        if size + wide > LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += wide
    return "\r\n".join([*pieces, piece])
