"""What the address of a list asks for: words, facets, order, and where the page begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.hub.domain.listing import RepositoryQuery, Sort
from comity.hub.domain.repositories import RepositoryKind
from comity.kernel.interfaces.web.parameters import choice_asked

PAGE = 30
FACETS: Mapping[str, str | Promise] = {
    "task": _("Task"),
    "library": _("Library"),
    "language": _("Language"),
    "licence": _("Licence"),
    "size": _("Parameters or rows"),
    "country": _("Country of the publisher"),
}
OF_DATASETS = ("task", "language", "licence", "size", "country")
OF_SPACES = ("licence", "country")
SORTS: Mapping[Sort, str | Promise] = {
    Sort.DOWNLOADS: _("downloads in 30 days"),
    Sort.LIKES: _("likes"),
    Sort.MODIFIED: _("changed last"),
    Sort.CREATED: _("newest"),
}


@dataclass(frozen=True, slots=True)
class ListAsked:
    query: RepositoryQuery

    @property
    def facets(self) -> tuple[str, ...]:
        match self.query.kind:
            case RepositoryKind.DATASET:
                return OF_DATASETS
            case RepositoryKind.SPACE:
                return OF_SPACES
        return tuple(FACETS)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query.words or self.query.author or any(self.query.facets.values()))

    def toggled(self, facet: str, value: str) -> str:
        """The address with a value of a facet chosen, or no longer."""
        chosen = self.query.facets.get(facet, ())
        kept = tuple(each for each in chosen if each != value)
        facets = {**self.query.facets, facet: kept if value in chosen else (*chosen, value)}
        return self._address(facets, "")

    def from_place(self, after: str) -> str:
        return self._address(self.query.facets, after)

    def _address(self, facets: Mapping[str, tuple[str, ...]], after: str) -> str:
        asked: list[tuple[str, str]] = []
        if self.query.words:
            asked.append(("q", self.query.words))
        if self.query.author:
            asked.append(("author", self.query.author))
        asked += [(facet, value) for facet, values in facets.items() for value in values]
        if self.query.sort is not Sort.DOWNLOADS:
            asked.append(("sort", self.query.sort.value))
        if after:
            asked.append(("after", after))
        return f"?{urlencode(asked)}"


def list_asked(request: HttpRequest, kind: RepositoryKind) -> ListAsked:
    """Raises `InvalidInput` and `UnknownName` for what no list has."""
    known = ListAsked(RepositoryQuery(kind)).facets
    facets = {
        each: tuple(dict.fromkeys(value for value in request.GET.getlist(each) if value))
        for each in known
        if each in request.GET
    }
    sort = choice_asked(request, "sort", [each.value for each in Sort], Sort.DOWNLOADS.value)
    return ListAsked(
        RepositoryQuery(
            kind,
            words=" ".join(request.GET.get("q", "").split()),
            author=request.GET.get("author", "").strip(),
            facets=facets,
            sort=Sort(sort),
            limit=PAGE,
            after=request.GET.get("after", ""),
        )
    )
