"""The home page: how hard AI is ruled where, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import day_asked, today
from comity.regulation.domain.calendar import CalendarEntry
from comity.regulation.domain.standing import running_norms
from comity.regulation.interfaces.pages.calendar.entries import day_views
from comity.regulation.interfaces.pages.home.world import World
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

NEXT_DAYS = 4


@dataclass(frozen=True, slots=True)
class HomeFigure:
    number: int
    label: Words
    href: str


@dataclass(frozen=True, slots=True)
class DayLink:
    iso: str
    day: str


@public_page(current_content)
def show_home(request: HttpRequest) -> HttpResponse:
    rules, day = current_rulebook(), day_asked(request)
    links = SiteLinks(open_reading(rules, day))
    world = World(links)
    coming = [entry for entry in rules.calendar if entry.day > day]
    next_days = sorted({entry.day for entry in coming})[:NEXT_DAYS]
    context = {
        "head": PageHead(links.reading, _("AI rules of the world"), _answer(world, day)),
        "world": world,
        "figures": _figures(links, world, coming),
        "days": day_views((it for it in coming if it.day in next_days), links),
        "before": _nearest([it.day for it in rules.calendar if it.day < day][-1:]),
        "after": _nearest(next_days[:1]),
        "is_today": day == today(),
    }
    return render(request, "regulation/pages/home.html", context)


def _answer(world: World, day: date) -> str:
    running = [each for each in world.issuers if each.running]
    hard = [each for each in running if each.level == 4]
    if not running:
        return _("Nothing that is recorded here ran on %(day)s.") % {"day": day_words(day)}
    sentence = ngettext(
        "On %(day)s, AI rules of %(n)d jurisdiction or body run; "
        "those of %(hard)d reach duties with a penalty or prior approval.",
        "On %(day)s, AI rules of %(n)d jurisdictions or bodies run; "
        "those of %(hard)d reach duties with a penalty or prior approval.",
        len(running),
    )
    return sentence % {"day": day_words(day), "n": len(running), "hard": len(hard)}


def _figures(links: SiteLinks, world: World, coming: list[CalendarEntry]) -> tuple[HomeFigure, ...]:
    rules = links.reading.rules
    instruments = reverse("regulation:instruments")
    running = sum(
        len(running_norms(it, links.reading.on, rules.treaties.entered(it)))
        for it in rules.corpus.instruments
    )
    days = len({entry.day for entry in coming})
    recorded = len(rules.corpus.instruments)
    return (
        HomeFigure(
            recorded,
            ngettext("instrument recorded", "instruments recorded", recorded),
            instruments,
        ),
        HomeFigure(running, ngettext("rule runs", "rules run", running), instruments),
        HomeFigure(
            len(world.issuers),
            ngettext("jurisdiction or body", "jurisdictions and bodies", len(world.issuers)),
            reverse("regulation:jurisdictions"),
        ),
        HomeFigure(
            days,
            ngettext("day to come", "days to come", days),
            f"{reverse('regulation:calendar')}?on={links.reading.on.isoformat()}",
        ),
    )


def _nearest(days: list[date]) -> DayLink | None:
    return DayLink(days[0].isoformat(), day_words(days[0])) if days else None
