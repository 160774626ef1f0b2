"""Decision rules as data: what must be true of a vote for its proposal to be adopted.

A rule is made of parts, all of which must hold. Each part says what it is counted against
(`Basis`), since that is where written statutes differ: "two thirds of the members present and
voting" (UN General Assembly, rule 86: those who cast an affirmative or negative vote) is not "two
thirds of the members".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.shares import Threshold


class Basis(StrEnum):
    """What a share is a share of."""

    MEMBERS = "members"
    """all members of the body, those without a vote included"""
    ENTITLED = "entitled"
    """all that may vote on this"""
    PRESENT = "present"
    """those entitled who are present or represented, voting or not"""
    CAST = "cast"
    """yes, no and abstentions: all valid votes"""
    VOTING = "voting"
    """yes and no: "present and voting" """


class Form(StrEnum):
    """How votes are given."""

    ROLL_CALL = "roll-call"
    """by name, each shown as it is given"""
    NAMED = "named"
    """by name, sealed until the ballot is closed"""
    SECRET = "secret"  # noqa: S105  # a kind of ballot


class Tie(StrEnum):
    """What as many yes as no means, where half would not be enough by itself."""

    REJECTED = "rejected"
    CHAIR = "chair"
    """whoever presides has a casting vote"""


@dataclass(frozen=True, slots=True)
class Quorum:
    """So many of `basis` (members or entitled) must be present."""

    threshold: Threshold
    basis: Basis = Basis.MEMBERS
    weight: str = ONE


@dataclass(frozen=True, slots=True)
class Majority:
    """So much of `basis` must say yes. `at_least` is a number of yes votes that is needed beside
    the share (nine of fifteen: UN Charter, Art. 27)."""

    threshold: Threshold
    basis: Basis = Basis.VOTING
    weight: str = ONE
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Blocking:
    """A blocking minority must count `members`, or the majority number `majority` (from 0) counts
    as reached (TEU Art. 16(4): four). Those of the basis who did not say yes are the minority."""

    members: int
    majority: int


@dataclass(frozen=True, slots=True)
class Veto:
    """A no of any of `holders` (members or, with `of_class`, all of a class) is enough to reject.
    Abstaining or staying away is no veto (practice on UN Charter Art. 27(3), ICJ Namibia 1971)."""

    holders: frozenset[str] = frozenset()
    of_class: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """How a body decides matters of one kind.

    With `objections` it decides by consensus: nobody votes, and more objections than so many stop
    the proposal; `majorities` is empty then. `proxies` is how many others one member may vote for.
    """

    id: str
    form: Form = Form.ROLL_CALL
    quorum: Quorum | None = None
    majorities: tuple[Majority, ...] = ()
    blocking: Blocking | None = None
    veto: Veto | None = None
    objections: int | None = None
    tie: Tie = Tie.REJECTED
    may_change: bool = False
    """named votes may be changed until closing; secret ones never"""
    proxies: int = 0
    represented_are_present: bool = False
    """whoever is represented by a proxy counts towards the quorum; their votes count anyhow"""
    receipts: bool = True
    """secret ballots give their voter a receipt, which also permits to sell the vote"""
    citation: str = ""
