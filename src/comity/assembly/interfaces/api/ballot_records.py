"""What the API says of ballots."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from comity.assembly.domain.choices import Choice
from comity.assembly.formats.ballot_plain import read_count
from comity.assembly.interfaces.count_text import result_text
from comity.assembly.models import Ballot
from comity.assembly.queries.ballot_parts import casting_in, errata_in, granted_in, objections_in
from comity.assembly.queries.find_ballot import frozen_of
from comity.assembly.queries.people import Person
from comity.assembly.queries.seen_ballots import own_votes, votes_seen, who_voted
from comity.kernel.interfaces.api.records import Listed, Record

State = Literal["prepared", "open", "closed", "annulled"]


class BallotRecord(Record):
    """A ballot; `outcome` and `result`, the count in one sentence, once it is closed."""

    id: UUID
    title: str
    subject: str
    body: str
    matter: str
    session: UUID | None
    state: State
    opened_at: datetime | None
    closed_at: datetime | None
    outcome: str
    result: str


class BallotList(Listed):
    items: list[BallotRecord]


class ElectorRecord(Record):
    """A member of the body as it stood at the opening; `choice` is null while it is sealed, where
    none was given, and of a secret ballot."""

    member: str
    member_class: str
    entitled: bool
    why_not: str
    voted: bool
    choice: Choice | None


class ProxyRecord(Record):
    grantor: str
    holder: str


class ErratumRecord(Record):
    member: str
    old: Choice | None
    new: Choice | None
    why: str


class OwnVoteRecord(Record):
    """A vote of the token's person: of their member, or by proxy. `choice` only of a named vote."""

    member: str
    voted: bool
    choice: Choice | None
    may_cast: bool


class BallotDetail(BallotRecord):
    """With its rule and those who vote, as they were frozen at the opening: null and none before.
    `objections` are of members, under consensus; `casting` is the vote of whoever presides that
    broke a tie. `count` is the result with its steps, as a bundle has it."""

    why_annulled: str
    rule: dict[str, Any] | None
    electorate: list[ElectorRecord]
    proxies: list[ProxyRecord]
    objections: list[str]
    casting: Choice | None
    errata: list[ErratumRecord]
    count: dict[str, Any] | None
    own: list[OwnVoteRecord]


class ReceiptRecord(Record):
    """Finds the vote once the ballot is closed. Whoever has it can also show it to others."""

    ballot: UUID
    commitment: str
    nonce: str


class VoteRecord(Record):
    """A vote as it was recorded. Of a secret one `choice` is null, and the receipt is given here
    once, where the rule gives any."""

    member: str
    by: str
    choice: Choice | None
    receipt: ReceiptRecord | None


class SealedRecord(Record):
    version: Literal[1]
    ballot: dict[str, Any]
    statute: dict[str, Any]
    rule: dict[str, Any]
    electorate: list[dict[str, Any]]
    presence: list[str]
    proxies: list[dict[str, Any]]
    ballots: list[dict[str, Any]]
    participants: list[str]
    result: dict[str, Any]
    proof: list[dict[str, Any]]
    head: dict[str, Any]
    key: dict[str, Any]
    signature: dict[str, Any]


class BundleRecord(SealedRecord):
    """A decision, signed: `comity assembly verify` counts it again."""

    format: Literal["comity-decision"]
    votes: list[dict[str, Any]]
    casting: str | None
    objections: list[str]
    errata: list[dict[str, Any]]


class ElectionBundleRecord(SealedRecord):
    """A round of an election, signed: with who stood in it, by which rounds before, and the lot."""

    format: Literal["comity-election"]
    election: dict[str, Any]
    contest: dict[str, Any]
    lot: dict[str, Any] | None


def ballot_plain(ballot: Ballot) -> dict[str, Any]:
    return {
        "id": ballot.id,
        "title": ballot.title,
        "subject": ballot.subject,
        "body": ballot.body,
        "matter": ballot.matter,
        "session": ballot.session_id,
        "state": ballot.state,
        "opened_at": ballot.opened_at,
        "closed_at": ballot.closed_at,
        "outcome": ballot.outcome,
        "result": result_text(read_count(ballot.result)) if ballot.result else "",
    }


def ballot_in_full(person: Person, ballot: Ballot) -> dict[str, Any]:
    return ballot_plain(ballot) | {
        "why_annulled": ballot.why_annulled,
        "rule": ballot.rule,
        "electorate": _electorate(ballot),
        "proxies": [
            {"grantor": each.grantor, "holder": each.holder} for each in granted_in(ballot)
        ],
        "objections": [*objections_in(ballot)],
        "casting": casting_in(ballot),
        "errata": [
            {"member": each.member, "old": each.old, "new": each.new, "why": each.why}
            for each in errata_in(ballot)
        ],
        "count": ballot.result,
        "own": [
            {
                "member": each.member,
                "voted": each.voted,
                "choice": each.choice,
                "may_cast": each.may_cast,
            }
            for each in own_votes(person, ballot)
        ],
    }


def _electorate(ballot: Ballot) -> list[dict[str, Any]]:
    if ballot.opened_at is None:
        return []
    choices, voted = votes_seen(ballot), who_voted(ballot)
    return [
        {
            "member": each.member,
            "member_class": each.member_class,
            "entitled": each.entitled,
            "why_not": each.why_not,
            "voted": each.member in voted,
            "choice": choices.get(each.member),
        }
        for each in frozen_of(ballot).electorate
    ]
