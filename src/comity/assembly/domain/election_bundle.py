"""One round of an election as anybody can take it away: as a decision (`decision_bundle.py`), with
what the election is about, who stood in this round and by which earlier rounds, and the lot.

Opening a round logs what is frozen then, closing it the rest, and a drawn lot logs `DRAWN` anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.assembly.domain.contests import Contest
from comity.assembly.domain.decision_bundle import DecisionBundle, Number, Part, Sealed
from comity.assembly.domain.election_course import progress
from comity.assembly.domain.elections import Round, Ties

FROZEN_ROUND = (Part.STATUTE, Part.RULE, Part.ELECTORATE, Part.ELECTION, Part.CONTEST)
DRAWN = (Part.LOT, Part.RESULT)
CLOSED_ROUND = (
    Part.BALLOT,
    Part.PRESENCE,
    Part.PROXIES,
    Part.BALLOTS,
    Part.PARTICIPANTS,
    *DRAWN,
)


@dataclass(frozen=True, slots=True)
class RoundCited:
    """An earlier round by its ballot, and what came of it: it has a bundle of its own."""

    ballot: str
    result: Round


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionCited:
    """To `seats` in the body `seats_in` (a reference), or to an `office` in words. `candidates`
    are in order; `rounds` are those before, in theirs, without annulled ones."""

    id: str
    title: str
    seats_in: str
    office: str
    seats: Number
    ties: Ties
    candidates: tuple[str, ...]
    rounds: tuple[RoundCited, ...] = ()


@dataclass(frozen=True, slots=True)
class LotCited:
    """Whom somebody drew in the room between equals; `drawn` are in order."""

    drawn: tuple[str, ...]
    drawn_by: str
    witnesses: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionBundle(Sealed):
    """A round is always a secret ballot: it has no named votes and no errata."""

    format: Literal["comity-election"] = "comity-election"
    version: Literal[1] = 1
    election: ElectionCited
    contest: Contest
    lot: LotCited | None
    result: Round


Bundle = DecisionBundle | ElectionBundle


def contest_after(election: ElectionCited) -> Contest:
    """What a round is about that comes after these."""
    held = [each.result for each in election.rounds]
    found = progress(frozenset(election.candidates), election.seats, held)
    return Contest(
        among=found.standing, seats=found.seats_left, runoff=found.runoff, ties=election.ties
    )
