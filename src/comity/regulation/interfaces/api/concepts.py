"""The vocabulary by which norms of different instruments are compared."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from comity.kernel.interfaces.api.asked import Names, Paging
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.records import Listed, Prose, Record
from comity.regulation.formats.concept_plain import concept_to_plain, demands_to_plain
from comity.regulation.interfaces.api.instruments import DayAsked
from comity.regulation.interfaces.api.lookups import concept_named, matches, public_router
from comity.regulation.interfaces.api.norms import places_of
from comity.regulation.interfaces.api.shared_records import NormReference
from comity.regulation.queries.current_rulebook import current_rulebook

router = public_router("concepts")


class ConceptRow(Record):
    """A concept, as in SKOS; `aliases` gives, by language, other words for it."""

    id: str
    labels: Prose
    definition: Prose
    broader: str | None
    narrower: list[str]
    related: list[str]
    aliases: dict[str, list[str]]
    source: str


class ConceptList(Listed):
    release: str
    items: list[ConceptRow]


class DemandingNorm(NormReference):
    """A norm that names the concept or a narrower one (`concepts`)."""

    summary: Prose
    concepts: list[str]
    running: bool


class ConceptRecord(ConceptRow):
    release: str
    demanded_by: list[DemandingNorm]


class ConceptsAsked(Paging):
    broader: Annotated[Names, Field(description="Those one step narrower than these.")] = []


@router.get("/concepts", response=ConceptList, exclude_unset=True, operation_id="concepts")
def concepts(
    request: HttpRequest, response: HttpResponse, asked: Query[ConceptsAsked]
) -> dict[str, Any]:
    """Concepts, in the order of the vocabulary."""
    rules = current_rulebook()
    wanted = {concept_named(rules, id).id for id in asked.broader}
    found = [it for it in rules.corpus.concepts if matches(it.broader, wanted)]
    listed = stretch(request, response, asked, found, lambda it: concept_to_plain(it, rules.corpus))
    return {"release": rules.release, **listed}


@router.get(
    "/concepts/{concept}", response=ConceptRecord, exclude_unset=True, operation_id="concept"
)
def concept(request: HttpRequest, concept: str, asked: Query[DayAsked]) -> dict[str, Any]:
    """One concept, and the norms that demand it or a narrower one."""
    rules = current_rulebook()
    found = concept_named(rules, concept)
    return {
        "release": rules.release,
        **concept_to_plain(found, rules.corpus),
        "demanded_by": demands_to_plain(found, places_of(rules), rules, asked.on),
    }
