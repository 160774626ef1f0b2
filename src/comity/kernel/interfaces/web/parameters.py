"""What an address asks for, read strictly: a wrong value is an error, never silently a default."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from django.http import HttpRequest

from comity.kernel.domain.errors import InvalidInput, UnknownName, nearest
from comity.kernel.domain.messages import Message

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
LONGEST_SHOWN = 60


def today() -> date:
    """The day in UTC: one day for all readers, so that a link shows them the same."""
    return datetime.now(tz=UTC).date()


def day_asked(request: HttpRequest, name: str = "on") -> date:
    """The day in the address, by default today. Raises `InvalidInput`."""
    value = request.GET.get(name, "").strip()
    if not value:
        return today()
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise InvalidInput("web-bad-date", value=value[:LONGEST_SHOWN]) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InvalidInput(
            "web-date-out-of-range",
            value=value[:LONGEST_SHOWN],
            first=FIRST_DAY.isoformat(),
            last=LAST_DAY.isoformat(),
        )
    return day


def choices_asked(request: HttpRequest, name: str, choices: Collection[str]) -> tuple[str, ...]:
    """The values of a filter that may be repeated or hold commas, each once, in the order asked.

    Raises `UnknownName` for one that is not among `choices`, with the nearest that is."""
    asked = [part.strip() for value in request.GET.getlist(name) for part in value.split(",")]
    found = tuple(dict.fromkeys(part for part in asked if part))
    for value in found:
        if value not in choices:
            near = nearest(value[:LONGEST_SHOWN], choices)
            remedy = Message("did-you-mean", {"name": near}) if near else None
            raise UnknownName(
                "web-no-such-choice", remedy=remedy, value=value[:LONGEST_SHOWN], name=name
            )
    return found


def choice_asked(
    request: HttpRequest, name: str, choices: Collection[str], default: str = ""
) -> str:
    """One of `choices`. Raises as `choices_asked`."""
    found = choices_asked(request, name, choices)
    return found[-1] if found else default


def page_asked(request: HttpRequest, name: str = "page") -> int:
    """The number of the page, from 1. Raises `InvalidInput`."""
    value = request.GET.get(name, "1")
    if not (value.isascii() and value.isdigit() and 1 <= len(value) <= 6 and int(value) >= 1):
        raise InvalidInput("web-not-a-page-number", value=value[:LONGEST_SHOWN])
    return int(value)
