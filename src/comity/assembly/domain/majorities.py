"""Whether one majority of a rule is reached, counts as reached, or lacks a casting vote alone."""

from __future__ import annotations

from fractions import Fraction

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Step
from comity.assembly.domain.explaining import blocking_step, number_step, share_step
from comity.assembly.domain.rules import Blocking, Majority
from comity.assembly.domain.votes import Votes


def majority_steps(
    majority: Majority, blocking: Blocking | None, votes: Votes
) -> tuple[bool, list[Step]]:
    """Whether it is reached and how; `blocking` is what the rule says of this majority."""
    steps = [share_step(majority, votes)]
    if majority.at_least:
        steps.append(number_step(majority.at_least, votes))
    reached = all(step.held for step in steps)
    if reached or blocking is None:
        return reached, steps
    steps.append(blocking_step(blocking, majority, votes))
    return steps[-1].held, steps


def is_tied(majority: Majority, votes: Votes) -> bool:
    """As many said yes as said no, more than half is asked for, and half is there."""
    threshold = majority.threshold
    yes = votes.electorate.total(majority.weight, votes.yes)
    no = votes.electorate.total(majority.weight, votes.who_chose(Choice.NO))
    return (
        threshold.more_than
        and threshold.share == Fraction(1, 2)
        and yes == no > 0
        and yes * 2 == votes.whole(majority.basis, majority.weight)
        and len(votes.yes) >= majority.at_least
    )
