"""What the address of the search page asks for, and the addresses that ask otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict

from comity.kernel.interfaces.web.parameters import choices_asked, day_asked, page_asked
from comity.regulation.domain.instruments import Level
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.search_documents import SearchFacet, SearchKind

PAGE = 20
PARAMETERS = {
    SearchFacet.KIND: "kind",
    SearchFacet.JURISDICTION: "in",
    SearchFacet.INSTRUMENT: "instrument",
    SearchFacet.LEVEL: "level",
}


@dataclass(frozen=True)
class SearchAsked:
    """`on` is None where no day is named: then what has ended is found too."""

    text: str
    kept: dict[SearchFacet, tuple[str, ...]]
    on: date | None
    page: int
    query: QueryDict

    def toggled(self, facet: SearchFacet, value: str) -> str:
        """The address that keeps to a value of a facet, or no longer does."""
        chosen = self.kept[facet]
        values = [it for it in chosen if it != value] if value in chosen else [*chosen, value]
        query = self.query.copy()
        query.pop("page", None)
        query.setlist(PARAMETERS[facet], values)
        return f"?{query.urlencode()}"

    def without_filters(self) -> str:
        query = self.query.copy()
        for name in ("page", "on", *PARAMETERS.values()):
            query.pop(name, None)
        return f"?{query.urlencode()}"

    @property
    def filtered(self) -> bool:
        return any(self.kept.values()) or self.on is not None


def search_asked(request: HttpRequest, rules: Rulebook) -> SearchAsked:
    """Raises `InvalidInput` and `UnknownName` for values that can't be."""
    choices = {
        SearchFacet.KIND: [it.value for it in SearchKind],
        SearchFacet.JURISDICTION: [it.id for it in rules.jurisdictions],
        SearchFacet.INSTRUMENT: [it.id for it in rules.corpus.instruments],
        SearchFacet.LEVEL: [str(int(it)) for it in Level],
    }
    return SearchAsked(
        text=" ".join(request.GET.get("q", "").split()),
        kept={it: choices_asked(request, PARAMETERS[it], choices[it]) for it in SearchFacet},
        on=day_asked(request) if request.GET.get("on", "").strip() else None,
        page=page_asked(request),
        query=request.GET,
    )
