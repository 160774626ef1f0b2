"""Countries and areas, parts of them, and bodies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BeforeValidator, Field

from comity.kernel.interfaces.api.asked import On, Paging, Switch, one_of
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.records import Listed, Record
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN
from comity.regulation.domain.rulebook import Rulebook
from comity.regulation.domain.standing import Standing, standings
from comity.regulation.formats.jurisdiction_plain import jurisdiction_row, jurisdiction_to_plain
from comity.regulation.interfaces.api.instruments import DayAsked
from comity.regulation.interfaces.api.lookups import matches, public_router
from comity.regulation.queries.current_rulebook import current_rulebook

router = public_router("jurisdictions")


class JurisdictionKind(StrEnum):
    COUNTRY = "country"
    SUBDIVISION = "subdivision"
    BODY = "body"


class JurisdictionRow(Record):
    """`level` is the hardest of the norms that run; `null` is unknown, since no recorded instrument
    reaches it."""

    id: str
    kind: JurisdictionKind
    names: dict[str, str]
    status: Literal["un-member", "un-observer", "other"] | None
    iso3: str | None
    numeric: str | None
    region: str | None
    part_of: str | None
    instruments: list[str]
    level: int | None
    running: int


class JurisdictionList(Listed):
    release: str
    items: list[JurisdictionRow]


class PartlyKnownPeriod(Record):
    """`start` and `end` are written as far as they are known: `1994`, `1994-12`."""

    start: str | None
    end: str | None
    attested: date | None
    scheduled_end: date | None


class RegionRecord(Record):
    code: str
    names: dict[str, str]


class MembershipRecord(Record):
    body: str
    status: Literal[
        "member", "observer", "candidate", "invited", "participant", "partner", "territory"
    ]
    period: PartlyKnownPeriod
    source: str
    note: str | None


class DevelopmentRecord(Record):
    group: Literal["LDC", "LLDC", "SIDS"]
    standing: Literal["member", "associate"]
    period: PartlyKnownPeriod
    source: str
    note: str | None


class JurisdictionRecord(JurisdictionRow):
    """`lineage` is whose rules reach it on the day; `members` of `null` are not recorded."""

    release: str
    aliases: list[str]
    lineage: list[str]
    parts: list[str]
    regions: list[RegionRecord]
    memberships: list[MembershipRecord]
    development: list[DevelopmentRecord]
    members: list[str] | None
    note: str | None


class JurisdictionsAsked(Paging):
    kind: Annotated[
        list[JurisdictionKind],
        BeforeValidator(one_of("kind", JurisdictionKind)),
        Field(description="Countries and areas, parts of them, bodies."),
    ] = []
    recorded: Annotated[
        Switch, Field(description="Only those that a recorded instrument reaches, or none.")
    ] = None
    on: On


@router.get(
    "/jurisdictions",
    response=JurisdictionList,
    exclude_unset=True,
    operation_id="jurisdictions",
)
def jurisdictions(
    request: HttpRequest, response: HttpResponse, asked: Query[JurisdictionsAsked]
) -> dict[str, Any]:
    """Jurisdictions, each with how hard AI is ruled there on a day."""
    rules = current_rulebook()
    held = _standings(rules, [entry.id for entry in rules.jurisdictions], asked.on)
    found = [
        it
        for it in rules.jurisdictions
        if matches(it.kind, asked.kind) and asked.recorded in (None, held[it.id].level is not None)
    ]
    listed = stretch(request, response, asked, found, lambda it: jurisdiction_row(it, held[it.id]))
    return {"release": rules.release, **listed}


@router.get(
    "/jurisdictions/{jurisdiction}",
    response=JurisdictionRecord,
    exclude_unset=True,
    operation_id="jurisdiction",
)
def jurisdiction(request: HttpRequest, jurisdiction: str, asked: Query[DayAsked]) -> dict[str, Any]:
    """One jurisdiction: what it belongs to, and whose rules reach it on a day."""
    rules = current_rulebook()
    entry = rules.jurisdictions.get(jurisdiction[:LONGEST_SHOWN])
    held = _standings(rules, [entry.id], asked.on)[entry.id]
    return {"release": rules.release, **jurisdiction_to_plain(entry, held, rules, asked.on)}


def _standings(rules: Rulebook, ids: Iterable[str], on: date) -> dict[str, Standing]:
    return standings(
        rules.corpus.instruments,
        ids,
        on,
        lineage=rules.jurisdictions.lineage,
        binds=rules.treaties.binds,
        declares=rules.declares,
    )
