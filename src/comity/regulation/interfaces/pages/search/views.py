"""Search: what of the rules has the words, best first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.paging import paging_of
from comity.kernel.interfaces.web.parameters import today
from comity.regulation.domain.search_documents import SearchFacet
from comity.regulation.interfaces.pages.page_head import PageHead
from comity.regulation.interfaces.pages.search.asked import PAGE, SearchAsked, search_asked
from comity.regulation.interfaces.pages.search.found import facet_views, hit_view
from comity.regulation.interfaces.pages.site_links import SiteLinks
from comity.regulation.interfaces.reading import open_reading
from comity.regulation.queries.current_rulebook import current_content, current_rulebook
from comity.regulation.queries.search import SearchResults, search

EXAMPLES = (
    gettext_noop("deep fake"),
    "Art. 50(2)",
    "제31조",
    "标识",
    gettext_noop("Côte d’Ivoire"),
    gettext_noop('"human oversight"'),
)


@public_page(current_content)
def show_search(request: HttpRequest) -> HttpResponse:
    rules = current_rulebook()
    asked = search_asked(request, rules)
    links = SiteLinks(open_reading(rules, asked.on or today()))
    context: dict[str, object] = {
        "asked": asked,
        "searched": asked.text,
        "examples": [_(each) for each in EXAMPLES],
    }
    if not asked.text:
        head = PageHead(links.reading, _("Search"), _("What are you looking for?"), dated=False)
        return render(request, "regulation/pages/search.html", context | {"head": head})
    found = _found(asked)
    paging = paging_of(request, found.total, PAGE)
    context |= {
        "head": PageHead(
            links.reading, _("Search"), _answer(asked, found), dated=asked.on is not None
        ),
        "found": found,
        "hits": [hit_view(hit, links) for hit in found.hits],
        "first": (paging.number - 1) * PAGE + 1,
        "facets": facet_views(found.facets, asked, links),
        "corrections": list(found.corrections.items()),
        "paged": paging,
    }
    return render(request, "regulation/pages/search.html", context)


def _found(asked: SearchAsked) -> SearchResults:
    """The page asked for; one beyond the last is the last."""
    found = _search(asked, (asked.page - 1) * PAGE)
    last = max(0, (found.total - 1) // PAGE * PAGE)
    return found if found.hits or not found.total else _search(asked, last)


def _search(asked: SearchAsked, offset: int) -> SearchResults:
    return search(
        asked.text,
        kinds=asked.kept[SearchFacet.KIND],
        jurisdictions=asked.kept[SearchFacet.JURISDICTION],
        instruments=asked.kept[SearchFacet.INSTRUMENT],
        levels=asked.kept[SearchFacet.LEVEL],
        on=asked.on,
        limit=PAGE,
        offset=offset,
    )


def _answer(asked: SearchAsked, found: SearchResults) -> str:
    if not found.total:
        return _("Nothing that is recorded here has “%(text)s”.") % {"text": asked.text}
    if found.partly:
        text = ngettext(
            "Nothing has all of “%(text)s”; %(n)d entry has some of it.",
            "Nothing has all of “%(text)s”; %(n)d entries have some of it.",
            found.total,
        )
    else:
        text = ngettext("%(n)d entry for “%(text)s”.", "%(n)d entries for “%(text)s”.", found.total)
    return text % {"n": found.total, "text": asked.text}
