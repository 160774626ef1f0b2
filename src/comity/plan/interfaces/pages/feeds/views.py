"""Feeds (Atom, RFC 4287) and calendars (iCalendar, RFC 5545) of what everybody may see.

Whoever asks gets the same, so that a reader that keeps its copy need only ask whether it changed.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from comity.plan.interfaces.pages.feeds.calendar_file import calendar_file
from comity.plan.interfaces.pages.feeds.feed_file import feed_file
from comity.plan.interfaces.pages.feeds.scopes import Named, scope_asked
from comity.plan.queries.due_calendar import due_calendar
from comity.plan.queries.find_plan import find_plan
from comity.plan.queries.happenings import happenings

ATOM = "application/atom+xml; charset=utf-8"
ICALENDAR = "text/calendar; charset=utf-8"


def feed(
    request: HttpRequest,
    slug: str,
    key: str = "",
    participant: UUID | None = None,
    number: int | None = None,
) -> HttpResponse:
    def made(asked: Named) -> HttpResponse:
        found = happenings(asked.plan, asked.scope)
        return HttpResponse(feed_file(request, asked, found), content_type=ATOM)

    return _answered(request, slug, key, participant, number, made)


def calendar(
    request: HttpRequest,
    slug: str,
    key: str = "",
    participant: UUID | None = None,
    number: int | None = None,
) -> HttpResponse:
    def made(asked: Named) -> HttpResponse:
        found = due_calendar(asked.plan, asked.scope, timezone.now().date())
        answer = HttpResponse(calendar_file(request, asked, found), content_type=ICALENDAR)
        answer["Content-Disposition"] = f'inline; filename="{slug}.ics"'
        return answer

    return _answered(request, slug, key, participant, number, made)


def _answered(
    request: HttpRequest,
    slug: str,
    key: str,
    participant: UUID | None,
    number: int | None,
    make: Callable[[Named], HttpResponse],
) -> HttpResponse:
    @require_safe
    @conditional_page
    def answered(request: HttpRequest) -> HttpResponse:
        answer = make(scope_asked(find_plan(slug), key, participant, number))
        answer["Cache-Control"] = "no-cache"
        return answer

    return answered(request)
