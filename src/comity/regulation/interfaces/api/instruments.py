"""Instruments, and their provisions."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BeforeValidator, Field

from comity.kernel.interfaces.api.asked import Asked, Names, On, Paging, Switch, one_of
from comity.kernel.interfaces.api.paging import stretch
from comity.kernel.interfaces.api.records import Listed, Prose, Record
from comity.regulation.domain.instruments import Instrument, InstrumentKind, InstrumentStatus
from comity.regulation.formats.instrument_plain import (
    instrument_row,
    instrument_to_plain,
    provision_row,
    provision_to_plain,
)
from comity.regulation.interfaces.api.lookups import (
    instrument_named,
    jurisdictions_named,
    matches,
    provision_named,
    public_router,
)
from comity.regulation.interfaces.api.shared_records import (
    BearerRecord,
    InstrumentRow,
    NoNormRecord,
    NormRecord,
    PenaltyRecord,
    PeriodRecord,
    ReadingRecord,
    SourceRecord,
    TermRecord,
    TextRecord,
    VersionRecord,
)
from comity.regulation.queries.current_rulebook import current_rulebook

router = public_router("instruments")


class InstrumentList(Listed):
    release: str
    items: list[InstrumentRow]


class InstrumentRecord(InstrumentRow):
    """All of an instrument but its provisions."""

    release: str
    implements: str | None
    superseded_by: list[str]
    versions: list[VersionRecord]
    texts: list[TextRecord]
    scope: str
    scope_citation: str
    terms: dict[str, TermRecord]
    bearers: dict[str, BearerRecord]
    timetables: dict[str, list[PeriodRecord]]
    penalties: dict[str, PenaltyRecord]
    regulator: Prose
    caveats: list[Prose]
    sources: list[SourceRecord]
    readings: list[ReadingRecord]
    is_treaty: bool


class ProvisionRow(Record):
    """A provision, and the ids of its norms or the reason why it has none."""

    eid: str
    citation: str
    heading: Prose
    norms: list[str]
    no_norm: NoNormRecord | None
    inserted_by: str | None
    deleted_by: str | None


class ProvisionList(Listed):
    release: str
    instrument: str
    items: list[ProvisionRow]


class ProvisionRecord(Record):
    """A provision with its norms, and what stands directly above and under it."""

    release: str
    instrument: str
    eid: str
    citation: str
    heading: Prose
    within: str | None
    under: list[str]
    norms: list[NormRecord]
    no_norm: NoNormRecord | None
    inserted_by: str | None
    deleted_by: str | None


class InstrumentsAsked(Paging):
    jurisdiction: Annotated[Names, Field(description="Those who issued them.")] = []
    kind: Annotated[
        list[InstrumentKind],
        BeforeValidator(one_of("kind", InstrumentKind)),
        Field(description="What sort of instrument."),
    ] = []
    status: Annotated[
        list[InstrumentStatus],
        BeforeValidator(one_of("status", InstrumentStatus)),
        Field(description="As it stood on the day to which it was followed."),
    ] = []
    binding: Annotated[Switch, Field(description="Only those that bind, or do not.")] = None
    on: On


class DayAsked(Asked):
    on: On


@router.get("/instruments", response=InstrumentList, exclude_unset=True, operation_id="instruments")
def instruments(
    request: HttpRequest, response: HttpResponse, asked: Query[InstrumentsAsked]
) -> dict[str, Any]:
    """Instruments on record, as of a day."""
    rules = current_rulebook()
    jurisdictions_named(rules, asked.jurisdiction)

    def wanted(it: Instrument) -> bool:
        return (
            matches(it.jurisdiction, asked.jurisdiction)
            and matches(it.kind, asked.kind)
            and matches(it.status, asked.status)
            and asked.binding in (None, it.binding)
        )

    found = [it for it in rules.corpus.instruments if wanted(it)]
    listed = stretch(
        request, response, asked, found, lambda it: instrument_row(it, rules, asked.on)
    )
    return {"release": rules.release, **listed}


@router.get(
    "/instruments/{instrument}",
    response=InstrumentRecord,
    exclude_unset=True,
    operation_id="instrument",
)
def instrument(request: HttpRequest, instrument: str, asked: Query[DayAsked]) -> dict[str, Any]:
    """One instrument: versions, terms, bearers, timetables, penalties and sources."""
    rules = current_rulebook()
    found = instrument_named(rules, instrument)
    return {"release": rules.release, **instrument_to_plain(found, rules, asked.on)}


@router.get(
    "/instruments/{instrument}/provisions",
    response=ProvisionList,
    exclude_unset=True,
    operation_id="provisions",
)
def provisions(
    request: HttpRequest, response: HttpResponse, instrument: str, asked: Query[Paging]
) -> dict[str, Any]:
    """The provisions of an instrument, in its order."""
    rules = current_rulebook()
    found = instrument_named(rules, instrument)
    listed = stretch(request, response, asked, found.provisions, provision_row)
    return {"release": rules.release, "instrument": found.id, **listed}


@router.get(
    "/instruments/{instrument}/provisions/{eid}",
    response=ProvisionRecord,
    exclude_unset=True,
    operation_id="provision",
)
def provision(
    request: HttpRequest, instrument: str, eid: str, asked: Query[DayAsked]
) -> dict[str, Any]:
    """One provision, by its Akoma Ntoso eId, with its norms as of a day."""
    rules = current_rulebook()
    found = instrument_named(rules, instrument)
    plain = provision_to_plain(found, provision_named(found, eid), rules, asked.on)
    return {"release": rules.release, **plain}
