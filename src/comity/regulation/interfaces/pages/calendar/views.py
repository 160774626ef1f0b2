"""The calendar of the rules, and what changed between releases."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import choices_asked, day_asked
from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.interfaces.pages.calendar.entries import day_views
from comity.regulation.interfaces.pages.calendar.feeds import icalendar
from comity.regulation.interfaces.pages.choices import jurisdiction_choices
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook


@public_page(current_content)
def show_calendar(request: HttpRequest) -> HttpResponse:
    """From a day on, what begins and ends, day by day."""
    rules, day = current_rulebook(), day_asked(request)
    where = choices_asked(request, "in", _issuers(rules))
    links = SiteLinks(open_reading(rules, day))
    entries = _entries(rules, where, day)
    past = len(_entries(rules, where, None)) - len(entries)
    query = request.GET.copy()
    query.pop("on", None)
    context = {
        "head": PageHead(links.reading, _("Calendar"), _answer(entries, day)),
        "days": day_views(entries, links),
        "choices": jurisdiction_choices(_issuers(rules), links.reading.wording, where),
        "past": past,
        "query": query.urlencode(),
    }
    return render(request, "regulation/pages/calendar.html", context)


@public_page(current_content)
def icalendar_feed(request: HttpRequest) -> HttpResponse:
    """All days, past ones too, so that a subscribed calendar keeps what it showed."""
    rules = current_rulebook()
    where = choices_asked(request, "in", _issuers(rules))
    links = SiteLinks(open_reading(rules, day_asked(request)))
    body = icalendar(_entries(rules, where, None), links, _("AI rules"), request)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="comity.ics"'
    return response


def _issuers(rules: Rulebook) -> tuple[str, ...]:
    return tuple(sorted({it.jurisdiction for it in rules.corpus.instruments}))


def _entries(
    rules: Rulebook, where: tuple[str, ...], first: date | None
) -> tuple[CalendarEntry, ...]:
    """Of the instruments of the jurisdictions asked for, or of all."""
    return tuple(
        entry
        for entry in rules.calendar
        if not where or entry.instrument.jurisdiction in where
        if first is None or entry.day >= first
    )


def _answer(entries: tuple[CalendarEntry, ...], day: date) -> str:
    if not entries:
        return _("Nothing that is recorded begins or ends after %(day)s.") % {"day": day_words(day)}
    days = len({entry.day for entry in entries})
    text = ngettext(
        "%(n)d day to come; the next is %(next)s.",
        "%(n)d days to come; the next is %(next)s.",
        days,
    )
    return text % {"n": days, "next": day_words(entries[0].day)}
