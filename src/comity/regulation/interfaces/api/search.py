"""Search in the rules, as the page does: the same hits in the same order."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query
from pydantic import BeforeValidator, Field

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.search.questions import LONGEST_QUESTION
from comity.kernel.interfaces.api.asked import Names, Paging, PerhapsDay, one_of
from comity.kernel.interfaces.api.paging import link_beside, listed_as
from comity.kernel.interfaces.api.records import Listed, Prose, Record
from comity.regulation.domain.search_documents import SearchKind
from comity.regulation.interfaces import search_messages as _messages  # noqa: F401 - registers
from comity.regulation.interfaces.api.lookups import all_named, jurisdictions_named, public_router
from comity.regulation.interfaces.api.norms import Levels
from comity.regulation.queries.current_rulebook import current_rulebook
from comity.regulation.queries.search import search as find
from comity.regulation.queries.search_plain import search_to_plain

router = public_router("search")

MatchedField = Literal["name", "alias", "citation", "heading", "text", "tag"]


class StretchRecord(Record):
    """A piece of a text; `marked` where it matched."""

    text: str
    marked: bool


class MatchRecord(Record):
    """A text that matched, or a window of it: whole in `text`, and piece by piece."""

    field: MatchedField
    language: str | None
    text: str
    stretches: list[StretchRecord]


class HitRecord(Record):
    """Something found. `rank` counts from 1 over the whole list; `address` is where the API tells
    of it; `level` is the hardest of its norms."""

    rank: int
    kind: SearchKind
    id: str
    address: str
    title: Prose
    citation: str | None
    instrument: str | None
    jurisdiction: str | None
    level: int | None = Field(ge=0, le=4)
    score: int
    matches: list[MatchRecord]


class FacetsRecord(Record):
    """By value, how many hits keeping to it would leave beside what is kept to elsewhere."""

    kind: dict[str, int]
    jurisdiction: dict[str, int]
    instrument: dict[str, int]
    level: dict[str, int]


class SearchList(Listed):
    """`partly` where nothing has all that was asked for, so that the hits have some of it;
    `corrections` says, by word as asked, what was looked for instead."""

    release: str
    partly: bool
    corrections: dict[str, str]
    facets: FacetsRecord
    items: list[HitRecord]


def _words(value: Any) -> Any:  # noqa: ANN401 - not checked yet
    """With one space between words. Raises `InvalidInput` for what is too long."""
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST_QUESTION:
        raise InvalidInput("search-too-long", limit=LONGEST_QUESTION)
    return " ".join(value.split())


class SearchAsked(Paging):
    q: Annotated[
        str,
        BeforeValidator(_words),
        Field(
            min_length=1,
            max_length=LONGEST_QUESTION,
            description='Words, a citation, or a "phrase" in quotation marks.',
        ),
    ]
    kind: Annotated[
        list[SearchKind],
        BeforeValidator(one_of("kind", SearchKind)),
        Field(description="What to find."),
    ] = []
    where: Annotated[
        Names, Field(alias="in", description="Jurisdictions, and what they issued.")
    ] = []
    instrument: Annotated[Names, Field(description="Instruments, and what stands in them.")] = []
    level: Annotated[
        Levels, Field(description="How hard the hardest norm of a provision binds, from 0 to 4.")
    ] = []
    on: Annotated[
        PerhapsDay, Field(description="Leave out what had ended by this day; default: nothing.")
    ] = None


@router.get("/search", response=SearchList, exclude_unset=True, operation_id="search")
def search(
    request: HttpRequest, response: HttpResponse, asked: Query[SearchAsked]
) -> dict[str, Any]:
    """What of the rules has the words, best first: case, accents and small misspellings don't
    matter."""
    rules = current_rulebook()
    all_named(asked.instrument, [it.id for it in rules.corpus.instruments], "unknown-instrument")
    found = find(
        asked.q,
        kinds=[it.value for it in asked.kind],
        jurisdictions=jurisdictions_named(rules, asked.where),
        instruments=asked.instrument,
        levels=[str(it) for it in asked.level],
        on=asked.on,
        limit=asked.limit,
        offset=asked.offset,
    )
    link_beside(request, response, asked, found.total)
    plain = search_to_plain(found)
    items = [{**hit, "address": _address(hit["kind"], hit["id"])} for hit in plain.pop("hits")]
    return {**plain, **listed_as(asked, found.total, items)}


def _address(kind: str, id: str) -> str:
    if kind == SearchKind.PROVISION:
        instrument, _, eid = id.partition(":")
        return reverse("api-v1:provision", kwargs={"instrument": instrument, "eid": eid})
    return reverse(f"api-v1:{kind}", kwargs={kind: id})
