"""What is due as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from comity.kernel.formats.calendar_feed import DayEvent, calendar_feed
from comity.plan.interfaces.pages.feeds.feed_file import language_path
from comity.plan.interfaces.pages.feeds.scopes import Named
from comity.plan.queries.due_calendar import DueEntry

PRODUCT = "-//Comity//What is due in plans//EN"


def calendar_file(request: HttpRequest, asked: Named, entries: Iterable[DueEntry]) -> bytes:
    name = _("Due: %(name)s") % {"name": asked.name}
    return calendar_feed(PRODUCT, name, (_event(request, asked, each) for each in entries))


def _event(request: HttpRequest, asked: Named, it: DueEntry) -> DayEvent:
    row = it.commitment
    host = urlsplit(settings.ADDRESS).hostname
    page = f"{language_path(request)}/plans/{asked.plan.slug}/commitments/{row.number}"
    return DayEvent(
        uid=f"{row.id}/{it.due.key}@{host}",
        stamp=it.changed,
        day=it.due.on,
        summary=_summary(it) % {"who": row.participant.name, "what": it.due.title},
        description=_("Commitment %(number)s: %(title)s")
        % {"number": row.number, "title": row.title},
        url=request.build_absolute_uri(page),
        categories=(row.action.key,),
        sequence=it.sequence,
        cancelled=it.cancelled,
    )


def _summary(it: DueEntry) -> str:
    if it.cancelled:
        return _("%(who)s: %(what)s (no longer planned)")
    return _("%(who)s: %(what)s (reported as reached)") if it.reached_on else "%(who)s: %(what)s"
