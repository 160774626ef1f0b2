"""Norms, across instruments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BeforeValidator, Field

from comity.kernel.domain.errors import unknown_name
from comity.kernel.interfaces.api.asked import (
    Names,
    On,
    Paging,
    Switch,
    listed,
    one_of,
    whole_number,
)
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.records import Listed
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.instruments import Modality, Role
from comity.regulation.domain.norm_timing import norm_timing
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.formats.concept_plain import narrower_of
from comity.regulation.formats.norm_plain import bearer_in, norm_to_plain
from comity.regulation.interfaces.api import messages as _messages  # noqa: F401 - registers
from comity.regulation.interfaces.api.instruments import DayAsked
from comity.regulation.interfaces.api.lookups import (
    all_named,
    concept_named,
    instrument_named,
    jurisdictions_named,
    matches,
    public_router,
)
from comity.regulation.interfaces.api.shared_records import NormRecord
from comity.regulation.queries.current_rulebook import current_rulebook

router = public_router("norms")


class NormList(Listed):
    release: str
    items: list[NormRecord]


class OneNorm(NormRecord):
    release: str


def _levels(value: Any) -> Any:  # noqa: ANN401 - not checked yet
    read = whole_number(0, 4)
    found = listed(value)
    return [read(each) for each in found] if isinstance(found, list) else found


Levels = Annotated[list[Annotated[int, Field(ge=0, le=4)]], BeforeValidator(_levels)]


class NormsAsked(Paging):
    jurisdiction: Annotated[Names, Field(description="Those who issued the instruments.")] = []
    instrument: Annotated[Names, Field(description="Those that they stand in.")] = []
    concept: Annotated[Names, Field(description="Concepts; narrower ones count too.")] = []
    modality: Annotated[
        list[Modality],
        BeforeValidator(one_of("modality", Modality)),
        Field(description="Obligation, prohibition, recommendation, permission."),
    ] = []
    role: Annotated[
        list[Role],
        BeforeValidator(one_of("role", Role)),
        Field(description="The neutral words for who must act."),
    ] = []
    level: Annotated[Levels, Field(description="How hard they bind, from 0 to 4.")] = []
    running: Annotated[Switch, Field(description="Only those that run on the day, or do not.")] = (
        None
    )
    on: On


@router.get("/norms", response=NormList, exclude_unset=True, operation_id="norms")
def norms(request: HttpRequest, response: HttpResponse, asked: Query[NormsAsked]) -> dict[str, Any]:
    """Norms on record, as of a day: what they demand, of whom, since when."""
    rules = current_rulebook()
    wanted = _filter(rules, asked)
    found = [place for place in places_of(rules) if wanted(place)]
    listed = stretch(
        request, response, asked, found, lambda place: norm_to_plain(place, rules, asked.on)
    )
    return {"release": rules.release, **listed}


@router.get("/norms/{instrument}/{norm}", response=OneNorm, exclude_unset=True, operation_id="norm")
def norm(
    request: HttpRequest, instrument: str, norm: str, asked: Query[DayAsked]
) -> dict[str, Any]:
    """One norm, as of a day."""
    rules = current_rulebook()
    found = instrument_named(rules, instrument)
    places = {it.norm.id: it for it in places_of(rules) if it.instrument is found}
    if norm not in places:
        raise unknown_name("unknown-norm", norm[:LONGEST_SHOWN], places)
    return {"release": rules.release, **norm_to_plain(places[norm], rules, asked.on)}


def places_of(rules: Rulebook) -> list[NormPlace]:
    """Every norm with its place, in the order of the corpus."""
    return [
        NormPlace(instrument, provision, norm)
        for instrument in rules.corpus.instruments
        for provision in instrument.provisions
        for norm in provision.norms
    ]


def _filter(rules: Rulebook, asked: NormsAsked) -> Callable[[NormPlace], bool]:
    """Whether a norm is asked for. Raises `UnknownName` for a filter that names nothing."""
    jurisdictions_named(rules, asked.jurisdiction)
    all_named(asked.instrument, [it.id for it in rules.corpus.instruments], "unknown-instrument")
    concepts = frozenset[str]().union(
        *(narrower_of(concept_named(rules, id).id, rules.corpus) for id in asked.concept)
    )

    def runs(place: NormPlace) -> bool:
        entered = rules.treaties.entered(place.instrument)
        return norm_timing(place.instrument, place.norm, asked.on, entered).running

    def wanted(place: NormPlace) -> bool:
        return (
            matches(place.instrument.jurisdiction, asked.jurisdiction)
            and matches(place.instrument.id, asked.instrument)
            and matches(place.norm.modality, asked.modality)
            and (not asked.level or place.norm.level in asked.level)
            and (not asked.role or bearer_in(place, rules).role in asked.role)
            and (not concepts or not concepts.isdisjoint(place.norm.concepts))
            and (asked.running is None or asked.running is runs(place))
        )

    return wanted
