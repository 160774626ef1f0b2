"""Feeds (Atom, RFC 4287) and calendars (iCalendar, RFC 5545) of what everybody may see.

Whoever asks gets the same, so that a reader that keeps its copy need only ask whether it changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from comity.plan.interfaces.pages.feeds.calendar_file import calendar_file
from comity.plan.interfaces.pages.feeds.feed_file import feed_file
from comity.plan.interfaces.pages.feeds.kept_files import kept_file
from comity.plan.interfaces.pages.feeds.scopes import Named, scope_asked
from comity.plan.queries.due_calendar import due_calendar
from comity.plan.queries.find_plan import find_plan
from comity.plan.queries.happenings import happenings
from comity.plan.queries.people import PUBLIC, Person

ATOM = "application/atom+xml; charset=utf-8"
ICALENDAR = "text/calendar; charset=utf-8"


def feed(
    request: HttpRequest,
    slug: str,
    key: str = "",
    participant: UUID | None = None,
    number: int | None = None,
) -> HttpResponse:
    def made(asked: Named, _on: date) -> bytes:
        return feed_file(request, asked, happenings(asked.plan, asked.scope)).encode()

    return _answered(request, slug, key, participant, number, made, {"Content-Type": ATOM})


def calendar(
    request: HttpRequest,
    slug: str,
    key: str = "",
    participant: UUID | None = None,
    number: int | None = None,
) -> HttpResponse:
    def made(asked: Named, on: date) -> bytes:
        return calendar_file(request, asked, due_calendar(asked.plan, asked.scope, on))

    name = f'inline; filename="{slug}.ics"'
    headers = {"Content-Type": ICALENDAR, "Content-Disposition": name}
    return _answered(request, slug, key, participant, number, made, headers)


def _answered(
    request: HttpRequest,
    slug: str,
    key: str,
    participant: UUID | None,
    number: int | None,
    make: Callable[[Named, date], bytes],
    headers: Mapping[str, str],
) -> HttpResponse:
    @require_safe
    @conditional_page
    def answered(request: HttpRequest) -> HttpResponse:
        asked = scope_asked(find_plan(slug), key, participant, number)
        person = Person(PUBLIC, asked.plan, timezone.now().date())
        made = kept_file(request, asked, person, lambda: make(asked, person.on))
        answer = HttpResponse(made, headers=headers)
        answer["Cache-Control"] = "no-cache"
        return answer

    return answered(request)
