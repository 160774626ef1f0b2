"""One provision, with what stands under it: each rule in full, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.errors import unknown_name
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import choice_asked, day_asked, today
from comity.regulation.domain.instruments import Instrument, Provision
from comity.regulation.domain.sections import around, parts, sections, top_of, under
from comity.regulation.interfaces.pages.choices import Choice
from comity.regulation.interfaces.pages.instruments.provision_view import (
    NO_NORM_REASONS,
    ProvisionView,
    ProvisionViews,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.correspondence_view import (
    ComparedInstruments,
    Correspondences,
)
from comity.regulation.interfaces.parts.source_view import instrument_source
from comity.regulation.interfaces.parts.tables import Link, Table
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook
from comity.regulation.queries.kept_comparisons import kept_crosswalk

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
    recorded = [it.id for it in rules.corpus.instruments if it.id != id]
    beside = choice_asked(request, "beside", recorded)
    views = ProvisionViews(instrument, links, full=True).of(found)
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
        "provisions": [it for it in views if it.says_something or it.eid != eid],
        "others": _others(instrument, links, beside),
        "beside": _beside(instrument, found, beside, links) if beside else None,
        "query": f"?on={on.isoformat()}" if request.GET.get("on", "").strip() else "",
        "part": _part_of(instrument, eid),
        "previous": _link(instrument, neighbours.previous, links),
        "following": _link(instrument, neighbours.next, links),
        "above": _link(instrument, neighbours.above, links),
        "source": instrument_source(instrument, links.reading),
        "is_today": on == today(),
    }
    return render(request, "regulation/pages/provision.html", context)


def _others(instrument: Instrument, links: SiteLinks, chosen: str) -> list[Choice]:
    """The instruments that it can be put beside, by jurisdiction and title."""
    wording = links.reading.wording
    named = sorted(
        (wording.jurisdiction(it.jurisdiction), wording.short_title(it), it.id)
        for it in links.reading.rules.corpus.instruments
        if it.id != instrument.id and any(provision.norms for provision in it.provisions)
    )
    return [Choice(id, f"{where}: {title}", id == chosen) for where, title, id in named]


def _beside(
    instrument: Instrument, shown: Sequence[Provision], other: str, links: SiteLinks
) -> Table:
    """What corresponds in the other instrument to the provisions shown."""
    rules = links.reading.rules
    walk = kept_crosswalk(rules, instrument.id, other)
    compared = ComparedInstruments(instrument, rules.corpus.instrument(other), walk)
    view = Correspondences(compared, links.reading, links)
    eids = {it.eid for it in shown}
    return view.table_of([it for it in view.mappings if it.left in eids])


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
