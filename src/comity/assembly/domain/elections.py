"""Elections by absolute majority, in rounds: each round is counted by itself and says who goes on.

The pattern is that of the UN General Assembly (rules of procedure 92 to 94): whoever has the
majority of the valid ballots is elected, if need be those with the most votes; then the leading
candidates, two for each seat left, stand again. A tie is named, and never broken by an order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from comity.assembly.domain.counts import Step
from comity.assembly.domain.rules import Quorum
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.messages import Message, Parameter


class Ties(StrEnum):
    """What becomes of equals where there is room for some of them."""

    ALL_GO_ON = "all-go-on"
    """all stand in the next round"""
    LOT = "lot"
    """whoever presides draws lots"""


class ElectionOutcome(StrEnum):
    """How a round ended."""

    ELECTED = "elected"
    RUNOFF = "runoff"
    """seats are left, and `standing` go on to the next round"""
    LOT = "lot"
    """nothing goes on until lots were drawn between `tied`"""
    SEATS_LEFT = "seats-left"
    """all candidates are elected, and seats remain empty"""
    NO_QUORUM = "no-quorum"


ABSOLUTE = Threshold(Fraction(1, 2), more_than=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionRule:
    """A ballot names up to `names` candidates, as many as there are seats by default."""

    id: str
    seats: int = 1
    names: int | None = None
    majority: Threshold = ABSOLUTE
    quorum: Quorum | None = None
    represented_are_present: bool = False
    ties: Ties = Ties.ALL_GO_ON
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """`votes` has every candidate. `standing` are those of the next round, `tied` the equals for
    whom there are only so many `places`: seats with `for_seats`, else places in the next round."""

    outcome: ElectionOutcome
    votes: Mapping[str, int]
    elected: frozenset[str] = frozenset()
    seats_left: int = 0
    standing: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    places: int = 0
    for_seats: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def headline(self) -> Message:
        names = self.tied if self.outcome is ElectionOutcome.LOT else self.elected
        if self.outcome is ElectionOutcome.RUNOFF:
            names = self.standing
        params: dict[str, Parameter] = {
            "names": tuple(sorted(names)),
            "seats": self.seats_left,
        }
        return Message(f"election-outcome-{self.outcome}", params)
