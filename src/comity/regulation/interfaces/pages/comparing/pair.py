"""Two jurisdictions: what sets them apart, concept by concept, down to the rules."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import choice_asked, day_asked
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.divergence import Contribution, Difference, divergence
from comity.regulation.domain.same_rules import same_rules
from comity.regulation.interfaces.pages.choices import Choice
from comity.regulation.interfaces.pages.comparing.alike import through
from comity.regulation.interfaces.pages.comparing.asked import FORCES, Asked, Force, Sort
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.pair_view import pair_parts
from comity.regulation.interfaces.parts.tables import Cell, Column, Link, Row, Table
from comity.regulation.interfaces.parts.words import Words
from comity.regulation.interfaces.reading import day_words, open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook

SHOWN_NORMS = 8


@public_page(current_content)
def show_pair(request: HttpRequest, left: str, right: str) -> HttpResponse:
    rules, on = current_rulebook(), day_asked(request)
    for id in (left, right):
        rules.jurisdictions.get(id)
    if left == right:
        raise InvalidInput("compare-with-itself", id=left)
    links = SiteLinks(open_reading(rules, on))
    force = Force(choice_asked(request, "force", [it.value for it in Force], Force.ALL.value))
    asked = Asked((left, right), on, Sort.NAME, "", force)
    table = asked.coverage(rules)
    found = divergence(table, left, right)
    kinds = {kind.value: kind for kind in Difference}
    kind = choice_asked(request, "difference", kinds)
    name = links.reading.wording.jurisdiction
    names = {"left": name(left), "right": name(right)}
    title = _("%(left)s and %(right)s") % names
    whole = found.contributions if found else ()
    shown = [it for it in whole if not kind or it.difference.value == kind]
    answer = _same(table, links) or _answer(found.value if found else None, day_words(on))
    context = {
        "head": PageHead(links.reading, title, answer),
        "parts": pair_parts(found, links.reading) if found else (),
        "differences": [Choice(id, words, id == kind) for id, words in _kinds(names).items()],
        "forces": [Choice(it.value, words, it is force) for it, words in FORCES.items()],
        "table": _table(shown, table, links) if found else None,
        "left": names["left"],
        "right": names["right"],
    }
    return render(request, "regulation/pages/pair.html", context)


def _same(table: Coverage, links: SiteLinks) -> str:
    """Of two that nothing tells apart; "" of others."""
    alike = next((each for each in same_rules(table) if each.shared), None)
    if alike is None:
        return ""
    text = _(
        "On %(day)s the same recorded rules reach both, those of %(through)s: nothing tells them "
        "apart."
    )
    if not alike.instruments:
        text = _("On %(day)s no recorded rule runs in either.")
    return text % {"day": day_words(table.on), "through": through(alike.instruments, links)}


def _answer(value: float | None, day: str) -> str:
    if value is None:
        return _("Of one of them nothing is recorded, so how far apart they are is unknown.")
    return _("On %(day)s they are %(value)s apart, from 0 (same) to 1.") % {
        "day": day,
        "value": f"{value:.2f}",
    }


def _kinds(names: dict[str, str]) -> dict[str, Words]:
    return {
        Difference.ONLY_LEFT.value: _("only %(left)s") % names,
        Difference.ONLY_RIGHT.value: _("only %(right)s") % names,
        Difference.LEVELS_DIFFER.value: _("both, at different levels"),
        Difference.SAME.value: _("both, at the same level"),
    }


def _table(contributions: Sequence[Contribution], table: Coverage, links: SiteLinks) -> Table:
    left, right = table.jurisdictions
    name = links.reading.wording.jurisdiction
    labels = {it.id: it.labels for it in links.reading.rules.corpus.concepts}
    prose = links.reading.wording.prose
    rows = tuple(
        Row(
            (
                Cell(
                    links=(
                        Link(prose(labels[it.concept]) or it.concept, links.concept(it.concept)),
                    )
                ),
                _level(int(it.left), table, left, it.concept, links),
                _level(int(it.right), table, right, it.concept, links),
                Cell(f"{it.share:.3f}", number=True),
            )
        )
        for it in contributions
    )
    columns = (
        Column(_("Concept")),
        Column(name(left)),
        Column(name(right)),
        Column(_("Adds"), number=True),
    )
    return Table(_("Concept by concept, what adds most first"), columns, rows)


def _level(level: int, table: Coverage, jurisdiction: str, concept: str, links: SiteLinks) -> Cell:
    norms = table.norms(jurisdiction, concept)
    found = tuple(dict.fromkeys(links.norm(it.instrument, it.norm) for it in norms))
    rest = len(found) - SHOWN_NORMS
    note = ngettext("and %(n)d more", "and %(n)d more", rest) % {"n": rest} if rest > 0 else ""
    return Cell(str(level), links=found[:SHOWN_NORMS], note=note, tone=f"level-{level}")
