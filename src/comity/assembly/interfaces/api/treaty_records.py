"""Adopted treaties in answers and questions. `null` is not known, or that no day is on record."""

from __future__ import annotations

import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from comity.assembly.domain.treaty_notices import NoticeKind
from comity.kernel.interfaces.api.records import Prose, Record
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind
from comity.regulation.interfaces.api.treaty_records import DaysRecord

Word = Annotated[str, StringConstraints(max_length=128)]


class ConditionRecord(Record):
    """A number of consents, or a share, of those it counts; as the rule is written."""

    count: int = 0
    threshold: str = ""
    weight: str = "one"
    named: list[str] = []
    body: str = ""
    of_parties: bool = False
    parties_on: datetime.date | None = None
    citation: str = ""


class ProgressRecord(Record):
    """`found` surely and perhaps, out of `whole`; `more` consents are needed as far as is sure,
    `lacking` are the named that have not consented."""

    condition: ConditionRecord
    found: list[str]
    whole: str | None
    more: int | None
    lacking: list[str]
    met: bool | None


class AdoptedTreatyRow(Record):
    """A treaty on a day. `parties` are those of which it is known, and those with of which it is
    not; `instrument` is its id in the corpus; `closed_on` the first day without it, where its
    parties ended it."""

    slug: str
    title: Prose
    adopted_on: datetime.date
    decision: str
    amends: str
    reservations: bool
    instrument: str
    closed_on: datetime.date | None
    why_closed: str
    on: datetime.date
    in_force: bool | None
    entry_into_force: DaysRecord
    ended: DaysRecord
    parties: list[int]
    still_required: list[ProgressRecord]


class AdoptedTreatyList(Record):
    items: list[AdoptedTreatyRow]


class PartyRecord(Record):
    party: str
    status: Status | None
    in_force: bool | None
    since: datetime.date | None
    next: datetime.date | None
    provisional: bool | None


class AdoptedTreatyRecord(AdoptedTreatyRow):
    """`rule` is that of its entry into force, as it is kept: what has its default is left out."""

    rule: dict[str, Any]
    conditions: list[ProgressRecord]
    participants: list[PartyRecord]


class DeedRecord(Record):
    """What a party did. `key` is what notices about it name; a struck one counts no more."""

    id: UUID
    key: str
    party: str
    kind: ActionKind | NoticeKind
    number: int
    on: str
    until: str
    citation: str
    with_members: bool
    about: str
    opposes_entry: bool
    text: str
    source: str
    confidence: Confidence
    entered_at: datetime.datetime
    struck_at: datetime.datetime | None
    why_struck: str


class DeedList(Record):
    items: list[DeedRecord]


class DeedAsked(Record):
    """What a party did: for its depositary to enter, or for whoever stands for the party."""

    party: Annotated[
        str,
        StringConstraints(min_length=1, max_length=64),
        Field(description="By its code: KE, or a reference to an organisation."),
    ]
    kind: Annotated[ActionKind | NoticeKind, Field(description="What it did or notified.")]
    on: Annotated[
        str,
        StringConstraints(min_length=4, max_length=10),
        Field(description="A day, a month or a year: 2026-03-01, 2026-03, 2026."),
    ]
    until: Annotated[
        str,
        StringConstraints(max_length=10),
        Field(description="The last that it may be of, where it lies between two."),
    ] = ""
    source: Annotated[
        str,
        StringConstraints(min_length=1, max_length=500),
        Field(description="The instrument and the full powers that it rests on."),
    ]
    citation: Annotated[
        str,
        StringConstraints(max_length=100),
        Field(description="The provision that it was done under."),
    ] = ""
    with_members: Annotated[
        bool, Field(description="Whether the consent binds the organisation's members too.")
    ] = False
    about: Annotated[Word, Field(description="The key of a reservation: FR.reservation.")] = ""
    opposes_entry: Annotated[
        bool, Field(description="The objection opposes entry into force between the two.")
    ] = False
    text: Annotated[
        str,
        StringConstraints(max_length=20_000),
        Field(description="Of a declaration, a reservation or an objection."),
    ] = ""
    confidence: Annotated[Confidence, Field(description="What it rests on.")] = (
        Confidence.VERIFIED_TEXT
    )
