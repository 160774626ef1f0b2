"""What a treaty is, as of a day, in answers. `null` is not known, or that no day is on record."""

from __future__ import annotations

import datetime

from comity.kernel.interfaces.api.records import Prose, Record
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.treaties import Status
from comity.regulation.domain.treaty_actions import ActionKind


class DaysRecord(Record):
    """A day known to lie between two."""

    earliest: datetime.date | None
    latest: datetime.date | None


class DelayRecord(Record):
    months: int = 0
    days: int = 0
    first_of_month: bool = False
    citation: str = ""


class TreatyNeeds(Record):
    """The rule by which the treaty enters into force."""

    consents: int
    members: int = 0
    body: str = ""
    entry: DelayRecord
    leaving: DelayRecord | None = None


class TreatyHas(Record):
    """Each as the number known, and the number with those of which it is not known."""

    consents: list[int]
    members: list[int]


class TreatyMissing(Record):
    consents: int
    members: int


class TreatyState(Record):
    in_force: bool | None
    ended: datetime.date | None
    entry_into_force: DaysRecord
    needs: TreatyNeeds
    has: TreatyHas
    missing: TreatyMissing


class TreatyStandingRow(Record):
    """What a treaty is to a jurisdiction, by the actions of itself or of another (`by`)."""

    jurisdiction: str
    by: str
    status: Status | None
    in_force: bool | None
    since: datetime.date | None
    next: datetime.date | None


class TreatyActionRecord(Record):
    jurisdiction: str
    action: ActionKind
    number: int = 1
    date: datetime.date | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    citation: str = ""
    with_members: bool = False
    note: Prose = {}
    source: str
    confidence: Confidence


class ParticipantRecord(Record):
    jurisdiction: str
    status: Status | None
    in_force: bool | None
    since: datetime.date | None
    next: datetime.date | None
    actions: list[TreatyActionRecord]


class TreatyRow(TreatyState):
    treaty: str
    title: Prose
    on: datetime.date
    up_to: datetime.date


class TreatyList(Record):
    release: str
    items: list[TreatyRow]


class TreatyRecord(TreatyRow):
    release: str
    participants: list[ParticipantRecord]


class TreatyStandingRecord(TreatyStandingRow):
    release: str
    treaty: str
    on: datetime.date
