"""What may be done with an election, by its state, and where its rounds have brought it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comity.assembly.domain.election_places import Names
from comity.assembly.domain.elections import ElectionOutcome, Round
from comity.kernel.domain.errors import Conflict


class ElectionState(StrEnum):
    PREPARED = "prepared"
    """candidates come and go"""
    RUNNING = "running"
    """from its first round on"""
    FINISHED = "finished"
    ANNULLED = "annulled"


class ElectionDeed(StrEnum):
    NOMINATE = "nominate"
    """also to take a candidate back"""
    OPEN_ROUND = "open-round"
    ANNUL_ROUND = "annul-round"
    DRAW_LOT = "draw-lot"
    FINISH = "finish"
    ANNUL = "annul"


_S, _D = ElectionState, ElectionDeed
MOVES: Mapping[ElectionState, Mapping[ElectionDeed, ElectionState]] = {
    _S.PREPARED: {
        _D.NOMINATE: _S.PREPARED,
        _D.OPEN_ROUND: _S.RUNNING,
        _D.ANNUL: _S.ANNULLED,
    },
    _S.RUNNING: {
        _D.OPEN_ROUND: _S.RUNNING,
        _D.ANNUL_ROUND: _S.RUNNING,
        _D.DRAW_LOT: _S.RUNNING,
        _D.FINISH: _S.FINISHED,
        _D.ANNUL: _S.ANNULLED,
    },
    _S.FINISHED: {_D.ANNUL: _S.ANNULLED},
    _S.ANNULLED: {},
}


def election_after(state: ElectionState, deed: ElectionDeed) -> ElectionState:
    """The state that the deed leads to. Raises `Conflict("election-state")` where it may not be."""
    if deed not in MOVES[state]:
        raise Conflict("election-state", state=str(state), deed=str(deed))
    return MOVES[state][deed]


@dataclass(frozen=True, slots=True)
class Progress:
    """`elected` in the rounds so far; `standing` stand in the next for `seats_left`, in a `runoff`
    once votes have narrowed them. `lot` are the equals that nothing goes on without."""

    elected: Names
    seats_left: int
    standing: Names
    runoff: bool = False
    lot: Names = frozenset()

    @property
    def is_over(self) -> bool:
        return not self.lot and not (self.seats_left and self.standing)


def progress(candidates: Names, seats: int, rounds: Sequence[Round]) -> Progress:
    """`rounds` are those that were counted, in order. One without a quorum is held again as it
    was."""
    found = Progress(frozenset(), seats, candidates)
    for each in rounds:
        if each.outcome is ElectionOutcome.NO_QUORUM:
            continue
        waits = each.outcome is ElectionOutcome.LOT
        found = Progress(
            found.elected | each.elected,
            each.seats_left,
            each.standing,
            runoff=True,
            lot=each.tied if waits else frozenset(),
        )
    return found
