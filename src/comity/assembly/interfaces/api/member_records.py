"""What answers about members, delegations and applications are made of."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from comity.assembly.domain.applications import ApplicationState, Mover
from comity.assembly.domain.delegations import Place
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.standing import EventKind
from comity.assembly.domain.standing_words import Word
from comity.assembly.models import Document
from comity.kernel.interfaces.api.records import Listed, Record
from comity.parties.domain.permissions import OrganisationKind


class MemberRow(Record):
    """`code` is the ISO 3166-1 code of a State, else a reference to its organisation. `standing`
    is the first that is true today; `classes` are those that it may be of: one where that is
    known, none for no member."""

    code: str
    name: str
    kind: OrganisationKind
    jurisdiction: str
    ror: str | None
    lei: str | None
    classes: list[str]
    standing: Word
    bodies: list[str]


class MemberList(Listed):
    items: list[MemberRow]


class RightRecord(Record):
    """`why_not` is the id of a message; null with the right."""

    right: Right
    has: bool
    why_not: str | None


class EventRecord(Record):
    """`on` is a day, a month or a year; null where it is not known. `decision` is a reference to a
    ballot, or a decision of before in words."""

    kind: EventKind
    on: str | None
    member_class: str | None
    decision: str | None


class SeatRecord(Record):
    """`until` is the first day without it."""

    id: int
    body: str
    since: date
    until: date | None
    decision: str | None


class WeightRecord(Record):
    """`value` is a fraction in lowest terms: `25/2`."""

    weight: str
    value: str
    since: date
    source: str


class MemberRecord(MemberRow):
    website: str
    summary: str
    delegates: int
    rights: list[RightRecord]
    events: list[EventRecord]
    seats: list[SeatRecord]
    weights: list[WeightRecord]


class DelegateRecord(Record):
    """`name` is null for a person who was erased. `accredited` is whether the credentials are good
    today."""

    id: UUID
    name: str | None
    place: Place
    since: date
    until: date | None
    credentials_since: date | None
    credentials_until: date | None
    accredited: bool


class DelegateList(Record):
    items: list[DelegateRecord]


class MoveRecord(Record):
    to: ApplicationState
    by: Mover
    on: date
    decision: str | None
    reason: str


class ApplicationRow(Record):
    id: UUID
    applicant: str
    code: str
    member_class: str
    state: ApplicationState
    submitted_on: date


class ApplicationList(Listed):
    items: list[ApplicationRow]


class DocumentRecord(Record):
    """`part` is the supporting document of the statute that it is."""

    id: UUID
    part: str | None
    name: str
    media_type: str
    size: int
    sha256: str


class ApplicationRecord(ApplicationRow):
    """`missing` are documents of the statute; `decided_by` a body, on a `matter`, by a `rule`."""

    statement: str
    missing: list[str]
    sponsors: list[str]
    sponsors_missing: int
    decided_by: str
    matter: str
    rule: str
    citation: str
    documents: list[DocumentRecord]
    moves: list[MoveRecord]


def document_plain(row: Document) -> dict[str, Any]:
    return {
        "id": row.id,
        "part": row.part or None,
        "name": row.name,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.digest,
    }
