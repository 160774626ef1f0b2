"""The shape of a file of jurisdictions, field by field, and its way to the domain and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from comity.kernel.domain.errors import InvalidInput, Problems
from comity.kernel.domain.jurisdictions import (
    Confidence,
    DevelopmentGrouping,
    Grid,
    Jurisdiction,
    Jurisdictions,
    Kind,
    Membership,
    MembershipStatus,
    Region,
    Source,
    Tile,
    UnStatus,
)
from comity.kernel.domain.periods import PartialDate, Period


class Record(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A mapping of the file. A field that isn't known to it is an error, not a comment."""


class SourceRecord(Record, frozen=True, kw_only=True):
    title: str
    confidence: Confidence
    publisher: str | None = None
    url: str | None = None
    note: str | None = None


class RegionRecord(Record, frozen=True, kw_only=True):
    code: str
    parent: str | None = None
    names: dict[str, str]


class GridRecord(Record, frozen=True, kw_only=True):
    columns: int
    rows: int


class TileRecord(Record, frozen=True, kw_only=True):
    column: int
    row: int


class MembershipRecord(Record, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    body: str
    status: MembershipStatus
    start: str | None = None
    end: str | None = None
    attested: date | None = None
    scheduled_end: date | None = None
    source: str
    note: str | None = None


class DevelopmentRecord(Record, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    group: Literal["LDC", "LLDC", "SIDS"]
    standing: Literal["member", "associate"]
    start: str | None = None
    end: str | None = None
    attested: date | None = None
    scheduled_end: date | None = None
    source: str
    note: str | None = None


class JurisdictionRecord(Record, frozen=True, kw_only=True):
    id: str
    kind: Kind
    iso3: str | None = None
    numeric: str | None = None
    status: UnStatus | None = None
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    region: str | None = None
    part_of: str | None = None
    tile: TileRecord | None = None
    members_recorded: bool = False
    member_of: tuple[MembershipRecord, ...] = ()
    development: tuple[DevelopmentRecord, ...] = ()
    note: str | None = None


class Document(Record, frozen=True, kw_only=True):
    sources: dict[str, SourceRecord]
    grid: GridRecord
    regions: tuple[RegionRecord, ...]
    jurisdictions: tuple[JurisdictionRecord, ...]


def collection_of(document: Document) -> Jurisdictions:
    """The domain's collection. Raises `InvalidInput` where the document contradicts itself."""
    return Jurisdictions(
        entries=tuple(_jurisdictions(document.jurisdictions)),
        regions=tuple(Region(r.code, r.names, r.parent) for r in document.regions),
        sources=tuple(
            Source(name, r.title, r.confidence, r.publisher, r.url, r.note)
            for name, r in document.sources.items()
        ),
        grid=Grid(document.grid.columns, document.grid.rows),
    )


def document_of(whole: Jurisdictions) -> Document:
    """The document that reads back as the same collection."""
    return Document(
        sources={
            s.id: SourceRecord(
                title=s.title,
                confidence=s.confidence,
                publisher=s.publisher,
                url=s.url,
                note=s.note,
            )
            for s in whole.sources
        },
        grid=GridRecord(columns=whole.grid.columns, rows=whole.grid.rows),
        regions=tuple(
            RegionRecord(code=r.code, parent=r.parent, names=dict(r.names)) for r in whole.regions
        ),
        jurisdictions=tuple(_record(entry) for entry in whole),
    )


def _jurisdictions(records: tuple[JurisdictionRecord, ...]) -> Iterator[Jurisdiction]:
    for record in records:
        try:
            yield _jurisdiction(record)
        except InvalidInput as error:
            raise Problems("jurisdiction-faulty", [error], id=record.id) from error


def _jurisdiction(record: JurisdictionRecord) -> Jurisdiction:
    return Jurisdiction(
        id=record.id,
        kind=record.kind,
        iso3=record.iso3,
        numeric=record.numeric,
        status=record.status,
        names=record.names,
        aliases=record.aliases,
        region=record.region,
        part_of=record.part_of,
        tile=Tile(record.tile.column, record.tile.row) if record.tile else None,
        members_recorded=record.members_recorded,
        memberships=tuple(
            Membership(m.body, m.status, _period(m), m.source, m.note) for m in record.member_of
        ),
        development=tuple(
            DevelopmentGrouping(d.group, d.standing, _period(d), d.source, d.note)
            for d in record.development
        ),
        note=record.note,
    )


def _period(record: MembershipRecord | DevelopmentRecord) -> Period:
    return _shared_period(record.start, record.end, record.attested, record.scheduled_end)


@cache
def _shared_period(
    start: str | None, end: str | None, attested: date | None, scheduled_end: date | None
) -> Period:
    """Many facts have the same dates; each period is made once."""
    return Period(
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
        attested=attested,
        scheduled_end=scheduled_end,
    )


def _record(entry: Jurisdiction) -> JurisdictionRecord:
    return JurisdictionRecord(
        id=entry.id,
        kind=entry.kind,
        iso3=entry.iso3,
        numeric=entry.numeric,
        status=entry.status,
        names=dict(entry.names),
        aliases=entry.aliases,
        region=entry.region,
        part_of=entry.part_of,
        tile=TileRecord(column=entry.tile.column, row=entry.tile.row) if entry.tile else None,
        members_recorded=entry.members_recorded,
        member_of=tuple(_membership_record(fact) for fact in entry.memberships),
        development=tuple(_development_record(fact) for fact in entry.development),
        note=entry.note,
    )


def _membership_record(fact: Membership) -> MembershipRecord:
    return MembershipRecord(
        body=fact.body,
        status=fact.status,
        start=fact.period.start.text if fact.period.start else None,
        end=fact.period.end.text if fact.period.end else None,
        attested=fact.period.attested,
        scheduled_end=fact.period.scheduled_end,
        source=fact.source,
        note=fact.note,
    )


def _development_record(fact: DevelopmentGrouping) -> DevelopmentRecord:
    return DevelopmentRecord(
        group=fact.group,
        standing=fact.standing,
        start=fact.period.start.text if fact.period.start else None,
        end=fact.period.end.text if fact.period.end else None,
        attested=fact.period.attested,
        scheduled_end=fact.period.scheduled_end,
        source=fact.source,
        note=fact.note,
    )
