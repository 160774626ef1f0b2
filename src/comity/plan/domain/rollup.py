"""Progress of many commitments together: of an action, a participant, a region or a plan.

Within an action every commitment counts the same: the action's progress is the mean of what the
found levels weigh, or of the percents that were reported. Over several actions it is the mean of
theirs, each counting for its weight. What nobody assessed, or found no evidence of, is no figure:
it is told beside, and never counts as nothing done. So is what was withdrawn.

All in whole numbers and fractions; the order in which commitments come changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from comity.plan.domain.commitment_text import CommitmentState
from comity.plan.domain.plan_text import Level, PlanText, Weights

STANDING = frozenset({CommitmentState.ACTIVE, CommitmentState.COMPLETED})
"""What counts: drafts are no promises yet, and those withdrawn no more."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Commitments to one action, counted. `levels` counts those that were assessed, `percents`
    adds up what the `reporting` ones last reported."""

    commitments: int = 0
    levels: Mapping[Level, int] = field(default_factory=dict)
    reporting: int = 0
    percents: int = 0
    withdrawn: int = 0

    def __add__(self, other: Counts) -> Counts:
        both = {
            level: self.levels.get(level, 0) + other.levels.get(level, 0)
            for level in Level
            if level in self.levels or level in other.levels
        }
        return Counts(
            self.commitments + other.commitments,
            both,
            self.reporting + other.reporting,
            self.percents + other.percents,
            self.withdrawn + other.withdrawn,
        )


@dataclass(frozen=True, slots=True)
class Term:
    """What one action brings to the mean: `of` commitments with a figure, their mean, and for how
    much the action counts."""

    action: str
    of: int
    mean: Fraction
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Progress:
    """`value` from 0 to 1, `None` where nothing has a figure; `of` commitments that have one."""

    value: Fraction | None
    of: int
    terms: tuple[Term, ...]

    @property
    def percent(self) -> int | None:
        """Rounded down, so that all is only said to be done once it is."""
        return None if self.value is None else int(self.value * 100)


@dataclass(frozen=True, slots=True)
class RollUp:
    """`assessed` is what reviewers found, `reported` what participants say; never one figure.
    `parts` are the counts by action; `left_out` counts commitments to actions that the plan no
    longer has."""

    parts: Mapping[str, Counts]
    total: Counts
    assessed: Progress
    reported: Progress
    left_out: int = 0

    @property
    def no_evidence(self) -> int:
        return self.total.levels.get(Level.NO_EVIDENCE, 0)

    @property
    def not_assessed(self) -> int:
        return self.total.commitments - sum(self.total.levels.values())


def roll_up(
    parts: Mapping[str, Counts], weights: Weights, actions: Mapping[str, Fraction]
) -> RollUp:
    """`parts` by action; `actions` gives each one's weight. An action that is not among them is
    left out, and counted as that."""
    known = {action: counts for action, counts in parts.items() if action in actions}
    return RollUp(
        known,
        sum(known.values(), Counts()),
        _mean(_assessed(known, weights), actions),
        _mean(_reported(known), actions),
        sum(counts.commitments for action, counts in parts.items() if action not in actions),
    )


def action_weights(plan: PlanText) -> dict[str, Fraction]:
    """In the plan's order."""
    return {each.id: each.weight for each in plan.actions}


def _assessed(parts: Mapping[str, Counts], weights: Weights) -> Iterable[tuple[str, int, Fraction]]:
    for action, counts in parts.items():
        found = [(weights.levels[it], n) for it, n in counts.levels.items() if it in weights.levels]
        yield action, sum(n for _weight, n in found), sum((w * n for w, n in found), Fraction(0))


def _reported(parts: Mapping[str, Counts]) -> Iterable[tuple[str, int, Fraction]]:
    for action, counts in parts.items():
        yield action, counts.reporting, Fraction(counts.percents, 100)


def _mean(sums: Iterable[tuple[str, int, Fraction]], actions: Mapping[str, Fraction]) -> Progress:
    found = {action: (count, total) for action, count, total in sums if count}
    terms = tuple(
        Term(action, found[action][0], found[action][1] / found[action][0], weight)
        for action, weight in actions.items()
        if action in found
    )
    whole = sum((each.weight for each in terms), Fraction(0))
    if not whole:
        return Progress(None, sum(each.of for each in terms), terms)
    value = sum((each.weight * each.mean for each in terms), Fraction(0)) / whole
    return Progress(value, sum(each.of for each in terms), terms)
