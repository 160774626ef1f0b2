"""What the outcome of a ballot means for whatever it was about."""

from __future__ import annotations

from enum import StrEnum

from comity.assembly.domain.counts import Outcome


class Verdict(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"


def verdict(outcome: Outcome) -> Verdict | None:
    """None where there is no result: without a quorum, or while a tie waits for the chair."""
    if outcome in (Outcome.NO_QUORUM, Outcome.TIED):
        return None
    return Verdict.ADOPTED if outcome is Outcome.ADOPTED else Verdict.REJECTED
