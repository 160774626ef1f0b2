"""One provision, with what stands under it: each rule in full, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.errors import unknown_name
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import day_asked, today
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.sections import around, parts, sections, top_of, under
from comity.regulation.interfaces.pages.instruments.provision_view import (
    NO_NORM_REASONS,
    ProvisionView,
    ProvisionViews,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.source_view import instrument_source
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

LONGEST_NAME = 100


@public_page(current_content)
def show_provision(request: HttpRequest, id: str, eid: str) -> HttpResponse:
    rules, on = current_rulebook(), day_asked(request)
    instrument = rules.corpus.instrument(id)
    found = under(instrument, eid)
    if not found:
        eids = [it.eid for it in instrument.provisions]
        raise unknown_name("unknown-provision", eid[:LONGEST_NAME], eids)
    links = SiteLinks(open_reading(rules, on))
    views = ProvisionViews(instrument, links).of(found)
    neighbours = around(instrument, eid)
    title = _("%(instrument)s, %(citation)s") % {
        "instrument": links.reading.wording.short_title(instrument),
        "citation": found[0].citation,
    }
    context = {
        "head": PageHead(links.reading, title, _answer(found[0], views, links)),
        "instrument": instrument,
        "instrument_title": links.reading.wording.short_title(instrument),
        "provision": found[0],
        "heading": links.reading.words(found[0].heading),
        "provisions": views,
        "query": f"?on={on.isoformat()}" if request.GET.get("on", "").strip() else "",
        "part": _part_of(instrument, eid),
        "previous": _link(instrument, neighbours.previous, links),
        "following": _link(instrument, neighbours.next, links),
        "above": _link(instrument, neighbours.above, links),
        "source": instrument_source(instrument, links.reading),
        "is_today": on == today(),
    }
    return render(request, "regulation/pages/provision.html", context)


def _link(instrument: Instrument, provision: Provision | None, links: SiteLinks) -> Link | None:
    return links.provision(instrument, provision.eid) if provision else None


def _part_of(instrument: Instrument, eid: str) -> int:
    """The part of the instrument's page that it stands in; 0 where there is but one."""
    divided = parts(sections(instrument))
    if len(divided) < 2:
        return 0
    top = top_of(eid)
    found = (
        number
        for number, part in enumerate(divided, 1)
        for section in part
        if section.top.eid == top
    )
    return next(found, 0)


def _answer(top: Provision, views: Sequence[ProvisionView], links: SiteLinks) -> str:
    norms = [it for view in views for it in view.norms]
    if not norms:
        if top.no_norm:
            reason = NO_NORM_REASONS[top.no_norm.reason]
            return _("It holds no rule: %(reason)s.") % {"reason": reason}
        return _("It holds no rule.")
    text = ngettext(
        "It holds %(n)d rule, of which %(running)d runs on %(day)s.",
        "It holds %(n)d rules, of which %(running)d run on %(day)s.",
        len(norms),
    )
    running = sum(it.days.runs for it in norms)
    return text % {"n": len(norms), "running": running, "day": day_words(links.reading.on)}
