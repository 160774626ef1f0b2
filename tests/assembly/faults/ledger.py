"""What was sent in a ballot, and what the sender was told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

USUAL = frozenset({"ballot-state", "vote-given", "vote-of-another"})
"""Why a vote is refused: it is too late, another one was given, or the member came itself."""
CUT = 0
"""The connection broke before an answer came: the vote may have been recorded or not."""


@dataclass(frozen=True, slots=True)
class Vote:
    """`by` is the member whose delegate casts it: `member` itself or the holder of its proxy."""

    member: str
    choice: str
    by: str


@dataclass(slots=True)
class Sent:
    """One sending of a vote. `status` stays `CUT` until it is answered."""

    vote: Vote
    status: int = CUT
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def accepted(self) -> bool:
        return 200 <= self.status < 300

    @property
    def is_usual(self) -> bool:
        return self.accepted or self.told.get("message") in USUAL


@dataclass
class Ledger:
    """In the order of sending. Whoever sends for a member waits for its answer before it sends
    another choice for that member, as people do; the same choice it may send twice at once."""

    ballot: str
    secret: bool = False
    election: str = ""
    """of which the ballot is a round: choices are the names on papers, as JSON"""
    sent: list[Sent] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def sending(self, vote: Vote) -> Sent:
        with self._lock:
            self.sent.append(Sent(vote))
            return self.sent[-1]

    def of(self, member: str) -> list[Sent]:
        return [each for each in self.sent if each.vote.member == member]

    @property
    def members(self) -> list[str]:
        return sorted({each.vote.member for each in self.sent})

    def accepted(self) -> set[str]:
        """The members whose vote was told to be recorded."""
        return {each.vote.member for each in self.sent if each.accepted}

    def choice_of(self, member: str) -> str:
        """In a secret ballot: of those sent for it, the one that was accepted, or the only one."""
        sent = self.of(member)
        (choice,) = {it.vote.choice for it in sent if it.accepted} or {
            it.vote.choice for it in sent
        }
        return choice

    def possible(self, member: str) -> set[str]:
        """The choices that may stand recorded for it, "" for none: the last of which it was told,
        or one of which it was told nothing since. A refusal changes nothing."""
        found = {""}
        for each in self.of(member):
            if each.accepted:
                found = {each.vote.choice}
            elif each.status == CUT:
                found.add(each.vote.choice)
        return found

    def surprises(self) -> Iterator[Sent]:
        """Answers that nobody should get."""
        return (each for each in self.sent if each.status != CUT and not each.is_usual)
