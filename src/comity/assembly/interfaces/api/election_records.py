"""What the API says of elections. Of a round that is open: how many have voted, and no more."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from comity.assembly.domain.election_course import ElectionState
from comity.assembly.domain.elections import Ties
from comity.assembly.interfaces.api.ballot_records import ReceiptRecord, State
from comity.kernel.interfaces.api.records import Listed, Record


class ElectionRecord(Record):
    """An election, to seats in the body `seats_in` or to an `office` in words; `elected` are those
    of the rounds that were counted so far: codes of members, or names."""

    id: UUID
    title: str
    body: str
    matter: str
    seats_in: str
    office: str
    seats: int
    ties: Ties
    session: UUID | None
    state: ElectionState
    prepared_at: datetime
    elected: list[str]


class ElectionList(Listed):
    items: list[ElectionRecord]


class CandidateRecord(Record):
    candidate: str
    votes: int
    elected: bool


class LotRecord(Record):
    """Lots that somebody drew in the room."""

    drawn: list[str]
    drawn_by: str
    witnesses: str


class RoundRecord(Record):
    """A round: a secret ballot in which `candidates` stand for `seats`, so many names at most.
    What was voted is known once it is closed; nothing of it counts once it is annulled. `entitled`
    and `voted` say how many members, and are null then; `count` is the result with its steps."""

    id: UUID
    title: str
    state: State
    opened_at: datetime | None
    closed_at: datetime | None
    why_annulled: str
    rule: dict[str, Any] | None
    candidates: list[str]
    seats: int
    runoff: bool
    entitled: int | None
    voted: int | None
    outcome: str
    result: str
    votes: list[CandidateRecord]
    count: dict[str, Any] | None
    lot: LotRecord | None


class OwnRoundVoteRecord(Record):
    """A vote of the token's person in the round that is open: of their member, or by proxy."""

    member: str
    voted: bool
    may_cast: bool


class ElectionDetail(ElectionRecord):
    """With its rounds, the first first. `standing` are those between whom the round is that is open
    or comes next; `lot` the equals between whom lots must be drawn before. `own_proxy` is the
    member that votes for that of the token's person in the round that is open."""

    candidates: list[str]
    seats_left: int
    standing: list[str]
    lot: list[str]
    why_annulled: str
    rounds: list[RoundRecord]
    own: list[OwnRoundVoteRecord]
    own_proxy: str


class RoundVoteRecord(Record):
    """That a member voted, by whom; the receipt is given here once, where the rule gives any."""

    member: str
    by: str
    receipt: ReceiptRecord | None


class RoundBallotRecord(Record):
    """A ballot as it was given: the commitment is to `choice`, the `names` on it as JSON."""

    commitment: str
    nonce: str
    choice: str
    names: list[str]


class RoundBallotList(Record):
    """Those of a closed round, in the order of their commitments, to count them again."""

    items: list[RoundBallotRecord]
