"""Who may review what, and what follows on what: declarations, assessments, disputes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from comity.kernel.domain.errors import Conflict, InvalidInput
from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.progress import Declaration, DisputeState

LONGEST_WORDS = 20_000
REVIEWABLE = frozenset({CommitmentState.ACTIVE, CommitmentState.COMPLETED})
DECLARATIONS: Mapping[str, frozenset[Declaration]] = {
    "": frozenset({Declaration.NONE, Declaration.CONFLICT}),
    Declaration.NONE: frozenset({Declaration.CONFLICT}),
    Declaration.CONFLICT: frozenset(),
}
"""What may be declared after what: an interest may come up later, and never goes away."""
DISPUTES: Mapping[DisputeState, frozenset[DisputeState]] = {
    DisputeState.OPEN: frozenset(
        {DisputeState.UPHELD, DisputeState.REJECTED, DisputeState.WITHDRAWN}
    ),
    DisputeState.UPHELD: frozenset(),
    DisputeState.REJECTED: frozenset(),
    DisputeState.WITHDRAWN: frozenset(),
}
"""From, to."""
OPENS_AGAIN = frozenset({DisputeState.WITHDRAWN})
"""After a dispute that ended so, another one may be opened; what was settled stays settled."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reviewer had before them: the last version of the commitment and the number of the
    last update, 0 for none."""

    version: int
    update: int


def check_reviewable(state: CommitmentState) -> None:
    """Raises `Conflict("review-of-state")`."""
    if state not in REVIEWABLE:
        raise Conflict("review-of-state")


def check_independent(stands_with: Collection[str]) -> None:
    """`stands_with` names those of the participant and its partners with whom somebody belongs.
    Raises `Conflict("reviewer-of-own-side")`."""
    if stands_with:
        raise Conflict("reviewer-of-own-side", names=tuple(sorted(stands_with)))


def check_declaration(before: str, now: Declaration, words: str) -> None:
    """Raises `Conflict("interests-declared")`, `InvalidInput("interests-words")`."""
    if now not in DECLARATIONS[before]:
        raise Conflict("interests-declared")
    if now is Declaration.CONFLICT:
        check_words(words, "interests-words")


def check_may_assess(declaration: str, ended: bool) -> None:
    """Raises `Conflict`: `assignment-ended`, `interests-undeclared`."""
    if ended:
        raise Conflict("assignment-ended")
    if declaration != Declaration.NONE:
        raise Conflict("interests-undeclared")


def check_seen(seen: Seen, now: Seen) -> None:
    """Raises `Conflict`: `assessment-of-older-version`, `assessment-without-updates`."""
    if seen.version != now.version:
        raise Conflict("assessment-of-older-version", seen=seen.version, version=now.version)
    if seen.update != now.update:
        raise Conflict("assessment-without-updates", seen=seen.update, update=now.update)


def check_words(words: str, missing: str) -> None:
    """Raises `InvalidInput` with the id `missing`, or `words-too-long`."""
    if not words.strip():
        raise InvalidInput(missing)
    if len(words) > LONGEST_WORDS:
        raise InvalidInput("words-too-long", limit=LONGEST_WORDS)


def last_day(assessed_on: date, days: int) -> date:
    """Until which an assessment may be disputed."""
    return assessed_on + timedelta(days=days)


def check_may_dispute(
    before: Collection[DisputeState], *, struck: bool, assessed_on: date, today: date, days: int
) -> None:
    """`before` are the states of its disputes so far. Raises `Conflict`: `assessment-struck`,
    `dispute-open-already`, `dispute-settled-already`, `dispute-too-late`."""
    if DisputeState.OPEN in before:
        raise Conflict("dispute-open-already")
    if not set(before) <= OPENS_AGAIN:
        raise Conflict("dispute-settled-already")
    if struck:
        raise Conflict("assessment-struck")
    if today > (last := last_day(assessed_on, days)):
        raise Conflict("dispute-too-late", day=last.isoformat())


def check_move(now: DisputeState, to: DisputeState) -> None:
    """Raises `Conflict("dispute-ended")`."""
    if to not in DISPUTES[now]:
        raise Conflict("dispute-ended")
