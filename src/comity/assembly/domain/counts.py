"""What came of a vote: the outcome, the votes as counted, and each step that led there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from comity.kernel.domain.messages import Message


class Outcome(StrEnum):
    """How a vote on a proposal ended."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no-quorum"
    """too few were present: there is no result, whatever the votes"""
    VETOED = "vetoed"
    """it had its majorities, and somebody with a veto said no"""
    OBJECTED = "objected"
    """there was no consensus"""
    TIED = "tied-needs-chair"
    """nothing is missing but the casting vote of whoever presides"""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the rule, with its numbers, and whether it held."""

    message: Message
    held: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """The votes by one weight. Those entitled who gave no vote are `not_voting`."""

    weight: str
    yes: Fraction
    no: Fraction
    abstain: Fraction
    not_voting: Fraction


@dataclass(frozen=True, slots=True)
class Count:
    """`totals` has the plain count of members first, then one for each other weight of the rule."""

    outcome: Outcome
    totals: tuple[Totals, ...]
    steps: tuple[Step, ...]

    @property
    def headline(self) -> Message:
        return Message(f"outcome-{self.outcome}")
