"""Adopted treaties of an organisation, over the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Status

from comity.assembly.actions.adopt_treaty import AdoptedText, adopt_elsewhere
from comity.assembly.actions.enter_deed import enter_deed
from comity.assembly.domain.treaty_deeds import Deed
from comity.assembly.formats.adopted_treaty_plain import (
    conditions_plain,
    parties_plain,
    state_plain,
)
from comity.assembly.formats.treaty_rules import rule_from_plain
from comity.assembly.interfaces.api.asking import READING, WRITING, asking
from comity.assembly.interfaces.api.treaty_asked import AdoptedElsewhereAsked
from comity.assembly.interfaces.api.treaty_records import (
    AdoptedTreatyList,
    AdoptedTreatyRecord,
    DeedAsked,
    DeedList,
    DeedRecord,
)
from comity.assembly.models import TreatyDeed
from comity.assembly.queries.people import Person
from comity.assembly.queries.treaty_state import (
    TreatyState,
    domain_deed,
    find_treaty,
    treaty_state,
    treaty_states,
)
from comity.kernel.domain.periods import PartialDate
from comity.kernel.interfaces.api.asked import Asked, On
from comity.kernel.interfaces.api.public import private_router

router = private_router("assembly", auth=READING)
DEED = (
    "id", "party", "kind", "number", "on", "until", "citation", "with_members", "about",
    "opposes_entry", "text", "source", "confidence", "entered_at", "struck_at", "why_struck",
)  # fmt: skip


class TreatyDay(Asked):
    on: On


@router.get(
    "/assemblies/{slug}/treaties", response=AdoptedTreatyList, operation_id="adopted_treaties"
)
def adopted_treaties(request: HttpRequest, slug: str, asked: Query[TreatyDay]) -> dict[str, Any]:
    """Instruments that an organisation adopted or keeps by a day, and how each stands."""
    person = asking(request, slug)
    found = treaty_states(person.assembly)
    return {"items": [_row(it, asked.on) for it in found if it.row.adopted_on <= asked.on]}


@router.post(
    "/assemblies/{slug}/treaties",
    response={201: AdoptedTreatyRecord},
    operation_id="adopt_elsewhere",
    auth=WRITING,
)
def keep(request: HttpRequest, slug: str, asked: AdoptedElsewhereAsked) -> Status[dict[str, Any]]:
    """Keep a treaty whose text was adopted elsewhere, or before."""
    person = asking(request, slug)
    text = AdoptedText(
        title=asked.title,
        adopted_on=asked.adopted_on,
        decision=asked.decision,
        rule=None if asked.rule is None else rule_from_plain(asked.rule, at=("rule",)),
        reservations=asked.reservations,
        amends=asked.amends,
    )
    made = adopt_elsewhere(person=person, text=text)
    return Status(201, treaty_told(person, made.slug))


@router.get(
    "/assemblies/{slug}/treaties/{treaty}",
    response=AdoptedTreatyRecord,
    operation_id="adopted_treaty",
)
def adopted_treaty(
    request: HttpRequest, slug: str, treaty: str, asked: Query[TreatyDay]
) -> dict[str, Any]:
    """One of them: what it asks for and has, and what it is to each participant."""
    return treaty_in_full(_state(request, slug, treaty), asked.on)


@router.get(
    "/assemblies/{slug}/treaties/{treaty}/deeds", response=DeedList, operation_id="treaty_deeds"
)
def treaty_deeds(request: HttpRequest, slug: str, treaty: str) -> dict[str, Any]:
    """What parties did about it, by day; those that were struck out too."""
    return {"items": [deed_plain(each) for each in _state(request, slug, treaty).rows]}


@router.post(
    "/assemblies/{slug}/treaties/{treaty}/deeds",
    response={201: DeedRecord},
    operation_id="enter_deed",
    auth=WRITING,
)
def enter(request: HttpRequest, slug: str, treaty: str, asked: DeedAsked) -> Status[dict[str, Any]]:
    """Enter what a party did: as the depositary, or for the member that one stands for."""
    person = asking(request, slug)
    row = find_treaty(person.assembly, treaty)
    given = asked.model_dump()
    deed = Deed(
        **{
            **given,
            "on": PartialDate.parse(asked.on),
            "until": PartialDate.parse(asked.until) if asked.until else None,
        }
    )
    return Status(201, deed_plain(enter_deed(person=person, treaty=row.id, deed=deed)))


def _state(request: HttpRequest, slug: str, treaty: str) -> TreatyState:
    person = asking(request, slug)
    return treaty_state(find_treaty(person.assembly, treaty))


def treaty_in_full(state: TreatyState, on: date) -> dict[str, Any]:
    return {
        **_row(state, on),
        "rule": state.row.rule,
        "conditions": conditions_plain(state.treaty, on),
        "participants": parties_plain(state.treaty, on),
    }


def treaty_told(person: Person, treaty: str) -> dict[str, Any]:
    """As it stands today."""
    return treaty_in_full(treaty_state(find_treaty(person.assembly, treaty)), person.on)


def deed_plain(row: TreatyDeed) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in DEED}, "key": domain_deed(row).id}


def _row(state: TreatyState, on: date) -> dict[str, Any]:
    row = state.row
    return {
        "slug": row.slug,
        "title": row.title,
        "adopted_on": row.adopted_on,
        "decision": row.decision,
        "amends": row.amends.slug if row.amends else "",
        "reservations": row.reservations,
        "instrument": row.instrument,
        "closed_on": row.closed_on,
        "why_closed": row.why_closed,
        **state_plain(state.treaty, on),
    }
