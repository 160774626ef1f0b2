"""What can be stated about an AI system and those behind it: the questions of the interview."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BeforeValidator, Field

from comity.kernel.domain.errors import unknown_name
from comity.kernel.interfaces.api.asked import Paging, one_of
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.records import Listed, Prose, Record
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.regulation.domain.vocabulary import FactType
from comity.regulation.formats.fact_plain import fact_to_plain
from comity.regulation.interfaces.api.lookups import matches, public_router
from comity.regulation.queries.current_rulebook import current_rulebook

router = public_router("facts")


class FactRow(Record):
    """A fact, the question about it, and the values that it takes."""

    id: str
    type: FactType
    question: Prose
    help: Prose
    definition_source: str
    choices: dict[str, Prose]
    unit: str
    units: dict[str, float]


class FactRecord(FactRow):
    release: str


class FactList(Listed):
    release: str
    items: list[FactRow]


class FactsAsked(Paging):
    type: Annotated[
        list[FactType],
        BeforeValidator(one_of("type", FactType)),
        Field(description="What kind of value they take."),
    ] = []


@router.get("/facts", response=FactList, exclude_unset=True, operation_id="facts")
def facts(request: HttpRequest, response: HttpResponse, asked: Query[FactsAsked]) -> dict[str, Any]:
    """Every fact that a profile may state."""
    rules = current_rulebook()
    found = [it for it in rules.vocabulary.facts.values() if matches(it.type, asked.type)]
    return {"release": rules.release, **stretch(request, response, asked, found, fact_to_plain)}


@router.get("/facts/{fact}", response=FactRecord, exclude_unset=True, operation_id="fact")
def fact(request: HttpRequest, fact: str) -> dict[str, Any]:
    """One fact."""
    rules = current_rulebook()
    known = rules.vocabulary.facts
    if fact not in known:
        raise unknown_name("unknown-fact", fact[:LONGEST_SHOWN], known)
    return {"release": rules.release, **fact_to_plain(known[fact])}
