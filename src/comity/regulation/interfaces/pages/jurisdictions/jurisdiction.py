"""One jurisdiction: what reaches it on a day, how hard, what comes next, and who is like it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN, day_asked
from comity.regulation.domain.divergence import divergence
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.same_rules import same_rules
from comity.regulation.domain.standing import Standing, standings
from comity.regulation.interfaces.pages.calendar.entries import day_views
from comity.regulation.interfaces.pages.comparing.alike import place_links, through
from comity.regulation.interfaces.pages.comparing.asked import Asked, Force, Sort
from comity.regulation.interfaces.pages.jurisdictions.area_table import area_table
from comity.regulation.interfaces.pages.jurisdictions.reach import (
    instrument_table,
    membership_table,
    treaty_table,
)
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.tables import Link
from comity.regulation.interfaces.parts.words import LEVELS
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

NEXT_DAYS = 6
NEAREST = 12
"""Of those apart from it that are shown at once; the others unfold."""


@public_page(current_content)
def show_jurisdiction(request: HttpRequest, jurisdiction: str) -> HttpResponse:
    rules, day = current_rulebook(), day_asked(request)
    entry = rules.jurisdictions.get(jurisdiction[:LONGEST_SHOWN])
    links = SiteLinks(open_reading(rules, day))
    reached = set(rules.reach(entry.id, day))
    reaching = [it for it in rules.corpus.instruments if it.id in reached]
    laws = [it for it in reaching if not it.treaty and not it.never_binds]
    proposed = [it for it in reaching if not it.treaty and it.never_binds]
    treaties = [it for it in rules.corpus.instruments if it.treaty and it.id in reached]
    declared_ids = rules.declared(entry.id, day)
    declared = [it for it in rules.corpus.instruments if it.id in declared_ids]
    parts = [it.id for it in rules.jurisdictions if it.part_of == entry.id]
    of_parts = [it for it in rules.corpus.instruments if it.jurisdiction in parts]
    standing = _standing(rules, entry.id, links)
    coming = [it for it in rules.calendar if it.instrument.id in reached and it.day > day]
    days = sorted({it.day for it in coming})[:NEXT_DAYS]
    known = standing.level is not None
    context = {
        "head": PageHead(
            links.reading, links.reading.wording.jurisdiction(entry.id), _answer(standing, links)
        ),
        "entry": entry,
        "standing": standing,
        "known": known,
        "laws": instrument_table(_("Instruments that reach it"), laws, links) if laws else None,
        "proposed": instrument_table(_("Bills, drafts and what was withdrawn"), proposed, links)
        if proposed
        else None,
        "treaties": treaty_table(entry.id, treaties, links) if treaties else None,
        "declared": instrument_table(
            _("Declared by bodies that it belongs to; they bind nobody"), declared, links
        )
        if declared
        else None,
        "of_parts": instrument_table(
            _("Of its parts; they do not reach the whole"), of_parts, links
        )
        if of_parts
        else None,
        "areas": area_table(_asked(entry.id, links), links) if known else None,
        **_others(rules, entry.id, links),
        "days": day_views([it for it in coming if it.day in days], links),
        "issuers": ",".join(sorted({it.jurisdiction for it in reaching})),
        "part_of": Link(
            links.reading.wording.jurisdiction(entry.part_of), links.jurisdiction(entry.part_of)
        )
        if entry.part_of
        else None,
        "memberships": membership_table(entry, links) if entry.memberships else None,
        "names": sorted(entry.names.items()),
    }
    return render(request, "regulation/pages/jurisdiction.html", context)


def _standing(rules: Rulebook, id: str, links: SiteLinks) -> Standing:
    found = standings(
        rules.corpus.instruments,
        [id],
        links.reading.on,
        lineage=rules.jurisdictions.lineage,
        binds=rules.treaties.binds,
        declares=rules.declares,
    )
    return found[id]


def _answer(standing: Standing, links: SiteLinks) -> str:
    day = day_words(links.reading.on)
    if standing.level is None:
        return _("No rule that reaches it is recorded here: what holds there is unknown.")
    if not standing.running:
        return _("Nothing that is recorded ran there on %(day)s.") % {"day": day}
    text = ngettext(
        "On %(day)s, %(n)d rule that reaches it runs; the hardest level: %(level)s.",
        "On %(day)s, %(n)d rules that reach it run; the hardest level: %(level)s.",
        standing.running,
    )
    return text % {"day": day, "n": standing.running, "level": LEVELS[standing.level]}


def _asked(id: str, links: SiteLinks) -> Asked:
    return Asked((id,), links.reading.on, Sort.LIKENESS, "", Force.ALL)


def _others(rules: Rulebook, id: str, links: SiteLinks) -> dict[str, object]:
    """Who has the very same rules; and how far those with rules of their own are from it, nearest
    first. Neither of one of which nothing is known."""
    table = rules.coverage_of_all(links.reading.on)
    alike = next((it for it in same_rules(table) if id in it.jurisdictions), None)
    if alike is None:
        return {}
    issuers = {it.jurisdiction for it in rules.corpus.instruments if not it.treaty}
    apart = sorted(
        (found.value, other)
        for other in issuers.difference(alike.jurisdictions)
        if (found := divergence(table, id, other)) is not None
    )
    name, day = links.reading.wording.jurisdiction, links.reading.on.isoformat()
    others = [
        (f"{value:.2f}", Link(name(other), f"{links.divergence}/{id}/{other}?on={day}"))
        for value, other in apart
    ]
    return {
        "alike": place_links((it for it in alike.jurisdictions if it != id), links)
        if alike.instruments
        else (),
        "through": through(alike.instruments, links),
        "others": others[:NEAREST],
        "further": others[NEAREST:],
    }
