"""Two instruments side by side: what corresponds, why, and the gaps of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.paging import paged
from comity.kernel.interfaces.web.parameters import choice_asked, today
from comity.regulation.domain.crosswalk.mappings import Mapping, Relation
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.crosswalk_plain import crosswalk_to_csv
from comity.regulation.interfaces.pages.choices import Choice
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.parts.correspondence_view import (
    ComparedInstruments,
    Correspondences,
)
from comity.regulation.interfaces.parts.words import RELATIONS
from comity.regulation.interfaces.reading import open_reading
from comity.regulation.interfaces.wording import Wording
from comity.regulation.queries.current_rulebook import current_content, current_rulebook
from comity.regulation.queries.kept_comparisons import kept_crosswalk

PAGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class Sides:
    """The two instruments that the address names."""

    left: Instrument
    right: Instrument

    @property
    def query(self) -> str:
        return f"left={self.left.id}&right={self.right.id}"

    @property
    def swapped(self) -> str:
        return f"left={self.right.id}&right={self.left.id}"


@public_page(current_content)
def compare(request: HttpRequest) -> HttpResponse:
    """Without two instruments in the address, the form alone."""
    rules = current_rulebook()
    links = SiteLinks(open_reading(rules, today()))
    sides = _sides(request, rules)
    relation = choice_asked(request, "relation", [each.value for each in Relation])
    wording = links.reading.wording
    context: dict[str, object] = {
        "sides": sides,
        "lefts": _choices(rules, wording, _side(request, rules, "left")),
        "rights": _choices(rules, wording, _side(request, rules, "right")),
        "relations": [
            Choice(each.value, words, each.value == relation)
            for each, words in RELATIONS.items()
            if each is not Relation.NO_RELATION
        ],
    }
    if sides:
        context |= _compared(request, sides, relation, links)
    else:
        answer = _("Choose two instruments to see which provisions correspond, and the gaps.")
        context["head"] = PageHead(links.reading, _("Compare two instruments"), answer, dated=False)
    return render(request, "regulation/pages/compare.html", context)


@public_page(current_content)
def compare_csv(request: HttpRequest) -> HttpResponse:
    """The whole cross-walk, mappings below the threshold too. RFC 4180."""
    rules = current_rulebook()
    sides = _sides(request, rules)
    if sides is None:
        raise InvalidInput("compare-two-instruments")
    walk = kept_crosswalk(rules, sides.left.id, sides.right.id)
    body = crosswalk_to_csv(sides.left, sides.right, walk)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    name = f"{sides.left.id}--{sides.right.id}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sides(request: HttpRequest, rules: Rulebook) -> Sides | None:
    left, right = (_side(request, rules, side) for side in ("left", "right"))
    if not (left and right):
        return None
    if left == right:
        raise InvalidInput("compare-with-itself", id=left)
    return Sides(rules.corpus.instrument(left), rules.corpus.instrument(right))


def _side(request: HttpRequest, rules: Rulebook, side: str) -> str:
    """The instrument asked for on one side, "" where there is none yet."""
    return choice_asked(request, side, [it.id for it in rules.corpus.instruments])


def _compared(
    request: HttpRequest, sides: Sides, relation: str, links: SiteLinks
) -> dict[str, object]:
    walk = kept_crosswalk(links.reading.rules, sides.left.id, sides.right.id)
    view = Correspondences(ComparedInstruments(sides.left, sides.right, walk), links.reading, links)
    chosen = [it for it in view.mappings if not relation or it.relation.value == relation]
    page = paged(request, chosen, PAGE_SIZE)
    title = _("%(left)s and %(right)s") % {"left": view.left, "right": view.right}
    return {
        "head": PageHead(links.reading, title, _answer(view, view.mappings), dated=False),
        "walk": view,
        "table": view.table_of(page.items),
        "paged": page,
    }


def _answer(view: Correspondences, mappings: tuple[Mapping, ...]) -> str:
    n = len(mappings)
    found = ngettext(
        "%(n)d correspondence is suggested;", "%(n)d correspondences are suggested;", n
    ) % {"n": n}
    gaps = _("%(left)d provisions of the first and %(right)d of the second found no partner.") % {
        "left": len(view.gaps_left.rows),
        "right": len(view.gaps_right.rows),
    }
    return f"{found} {gaps}"


def _choices(rules: Rulebook, wording: Wording, chosen: str) -> tuple[Choice, ...]:
    """By jurisdiction, then title."""
    named = sorted(
        (wording.jurisdiction(it.jurisdiction), wording.short_title(it), it.id)
        for it in rules.corpus.instruments
        if any(provision.norms for provision in it.provisions)
    )
    return tuple(Choice(id, f"{where}: {title}", id == chosen) for where, title, id in named)
