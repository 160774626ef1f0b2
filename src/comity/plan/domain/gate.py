"""The gate: what a commitment must say before it is submitted, so that somebody else could tell
whether it was kept.

Two sources. The Open Government Partnership's Independent Reporting Mechanism reviews only what is
verifiable: as written, the objectives and actions are clear, and there are activities that can be
checked (glossary: "Verifiability"; "Ambition" asks what goes beyond the baseline). IATI 2.03 asks
of a result an indicator, its unit, a baseline with its year, and a target at the end of a period
(iati-activity/result/indicator/baseline and /period/target).

The gate sees what is said, not whether it is true. What only looks weak is advice, and stops
nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.domain.gate_lacks import Ground, Lack, Weight
from comity.plan.domain.gate_parts import parts_lacks
from comity.plan.domain.gate_target import target_lacks
from comity.plan.domain.gate_texts import texts_lacks


def lacks(text: CommitmentText, ground: Ground) -> list[Lack]:
    """All of them, in the order of the fields; no sentence says the same twice."""
    return list(dict.fromkeys(_all(text, ground)))


def refusals(text: CommitmentText, ground: Ground) -> list[Lack]:
    """Why it can't be submitted; nothing, where it can."""
    return [each for each in lacks(text, ground) if each.weight is not Weight.ADVICE]


def faults(text: CommitmentText, ground: Ground) -> list[Lack]:
    """Why not even the draft can be kept."""
    return [each for each in lacks(text, ground) if each.weight is Weight.FAULT]


def advice(text: CommitmentText, ground: Ground) -> list[Lack]:
    return [each for each in lacks(text, ground) if each.weight is Weight.ADVICE]


def _all(text: CommitmentText, ground: Ground) -> Iterator[Lack]:
    yield from texts_lacks(text, ground)
    yield from target_lacks(text, ground)
    yield from parts_lacks(text, ground)
