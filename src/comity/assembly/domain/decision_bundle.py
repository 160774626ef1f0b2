"""A decision as anybody can take it away: what was voted on, under which rule, by whom, what came
of it, and what the log says of all that; signed.

The log commits to the parts, not only to the event: the payload of its entries is a `Statement`
with the digest of each part. Opening a ballot logs what is frozen then (`FROZEN`), closing it logs
the rest, and an erratum or the casting vote on a tie logs `RESTATED` anew. So if a part is changed
afterwards, even by somebody who can sign, the log still says which part it was. Rounds of elections
have a bundle of their own (`election_bundle.py`).

What is signed, and what digests are taken of, is RFC 8785 JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Annotated, Any, Literal

import msgspec
import rfc8785

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Count
from comity.assembly.domain.electorate import Elector
from comity.assembly.domain.errata import Erratum
from comity.assembly.domain.proxies import Proxy
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.domain.secret_ballots import SecretBallot
from comity.kernel.domain.audit import Entry
from comity.kernel.domain.errors import InvalidInput

Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}\\Z")]
Signed = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{128}\\Z")]
Time = Annotated[datetime, msgspec.Meta(tz=True)]
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]


class Part(StrEnum):
    """The parts of a bundle by their names in it; `FILE` is the file as such."""

    FILE = "file"
    BALLOT = "ballot"
    STATUTE = "statute"
    RULE = "rule"
    ELECTION = "election"
    CONTEST = "contest"
    ELECTORATE = "electorate"
    PRESENCE = "presence"
    PROXIES = "proxies"
    VOTES = "votes"
    CASTING = "casting"
    OBJECTIONS = "objections"
    BALLOTS = "ballots"
    PARTICIPANTS = "participants"
    ERRATA = "errata"
    LOT = "lot"
    RESULT = "result"
    PROOF = "proof"
    HEAD = "head"
    KEY = "key"
    SIGNATURE = "signature"


FROZEN = (Part.STATUTE, Part.RULE, Part.ELECTORATE)
RESTATED = (Part.CASTING, Part.ERRATA, Part.RESULT)
CLOSED = (
    Part.BALLOT,
    Part.PRESENCE,
    Part.PROXIES,
    Part.VOTES,
    Part.OBJECTIONS,
    Part.BALLOTS,
    Part.PARTICIPANTS,
    *RESTATED,
)


@dataclass(frozen=True, slots=True)
class BallotCited:
    """`body` and `subject` are references."""

    id: str
    body: str
    subject: str
    opened: Time
    closed: Time


@dataclass(frozen=True, slots=True)
class StatuteCited:
    """`digest` is SHA-256 of the statute's file."""

    id: str
    version: str
    digest: Digest


@dataclass(frozen=True, slots=True)
class NamedVote:
    """`by` is whoever cast it: the member or the holder of its proxy."""

    member: str
    choice: Choice
    by: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The payload of a log entry: the digests of parts as they stood."""

    ballot: str
    parts: Mapping[Part, Digest]


@dataclass(frozen=True, slots=True)
class Proven:
    """An entry of the log with its payload, and the way from it to the head (lowest hash first)."""

    entry: Entry
    statement: Statement
    salt: Digest
    path: tuple[Digest, ...]


@dataclass(frozen=True, slots=True)
class SignedHead:
    """The log's Merkle tree at `size` entries, signed by itself so that it can be kept alone."""

    size: Number
    root: Digest
    at: Time
    signature: Signed


@dataclass(frozen=True, slots=True)
class BundleKey:
    """`id` is SHA-256 of the 32 bytes of `public_key`."""

    id: Digest
    public_key: Digest


@dataclass(frozen=True, slots=True)
class BundleSignature:
    signed_at: Time
    value: Signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What every bundle has. Members are in alphabetical order in `presence`, `proxies` and
    `participants`; ballots are by commitment, `proof` by sequence. `presence` is who was there,
    without those who were represented."""

    ballot: BallotCited
    statute: StatuteCited
    rule: DecisionRule
    electorate: tuple[Elector, ...]
    presence: tuple[str, ...]
    proxies: tuple[Proxy, ...]
    ballots: tuple[SecretBallot, ...]
    participants: tuple[str, ...]
    proof: tuple[Proven, ...]
    head: SignedHead
    key: BundleKey
    signature: BundleSignature


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionBundle(Sealed):
    """A ballot on a proposal. `votes` and `objections` are by member; `votes` are as first
    recorded, before errata."""

    format: Literal["comity-decision"] = "comity-decision"
    version: Literal[1] = 1
    votes: tuple[NamedVote, ...]
    casting: Choice | None
    objections: tuple[str, ...]
    errata: tuple[Erratum, ...]
    result: Count


def plain(value: object) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Any part, or the whole, in the terms of JSON; fractions are `2/3`."""
    return msgspec.to_builtins(value, enc_hook=_fraction, order="sorted", str_keys=True)


def _fraction(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(type(value))


def canonical(value: object) -> bytes:
    """Raises `InvalidInput("bundle-not-canonical")` for what RFC 8785 can't write."""
    try:
        return rfc8785.dumps(plain(value))
    except rfc8785.CanonicalizationError as error:
        raise InvalidInput("bundle-not-canonical", problem=str(error)) from error


def digest_of(value: object) -> str:
    """SHA-256 of a part's canonical JSON."""
    return sha256(canonical(value)).hexdigest()


def statement_of(ballot: str, parts: Mapping[Part, object]) -> Statement:
    """What to log of `parts`: the payload is `plain` of it."""
    return Statement(ballot, {part: digest_of(value) for part, value in parts.items()})


def parts_of(bundle: Sealed, names: Iterable[Part]) -> dict[Part, object]:
    return {part: getattr(bundle, part) for part in names}


def reference_to(ballot: str) -> str:
    """The `object` of the log's entries."""
    return f"ballot:{ballot}"
