"""What is wrong with a rule as a statute states it, whoever the members are, and where."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.rule_faults import faults_of_form
from comity.assembly.domain.rules import DecisionRule, Majority, Quorum
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.problems import Path, Problem

PLACES: dict[str, Path] = {
    "quorum-basis-unfit": ("quorum", "basis"),
    "blocking-without-majority": ("blocking",),
    "secret-may-change": ("may_change",),
}
TOLD_ELSEWHERE = frozenset({"rule-share-outside", "rule-number-negative"})
"""with the place of the very share or number"""


def statute_rule_faults(rule: DecisionRule, at: Path, weights: frozenset[str]) -> Iterator[Problem]:
    """`weights` are those that the statute knows; each member's own `one` is always known."""
    for fault in faults_of_form(rule):
        if fault.id not in TOLD_ELSEWHERE:
            error = InvalidInput(fault.id, remedy=None, **fault.params)
            yield Problem((*at, *PLACES.get(fault.id, ())), error)
    for number, majority in enumerate(rule.majorities):
        yield from _counted(rule, majority, (*at, "majorities", number), weights)
    if rule.quorum is not None:
        yield from _counted(rule, rule.quorum, (*at, "quorum"), weights)


def seats_faults(rule: DecisionRule, seats: int, body: str, at: Path) -> Iterator[Problem]:
    """What `rule` asks of more members than the body has seats."""
    most = [each.at_least for each in rule.majorities]
    if rule.blocking is not None:
        most.append(rule.blocking.members)
    if (needed := max(most, default=0)) > seats:
        wrong = InvalidInput("rule-beyond-seats", rule=rule.id, body=body, seats=seats, asks=needed)
        yield Problem(at, wrong)


def _counted(
    rule: DecisionRule, part: Majority | Quorum, at: Path, weights: frozenset[str]
) -> Iterator[Problem]:
    if (wrong := threshold_fault(part.threshold, rule.id)) is not None:
        yield Problem((*at, "threshold"), wrong)
    if part.weight != ONE and part.weight not in weights:
        error = unknown_name("weight-undeclared", part.weight, weights | {ONE})
        yield Problem((*at, "weight"), error)


def threshold_fault(threshold: Threshold, within: str) -> InvalidInput | None:
    """Never reached (more than all), or reached by nobody at all."""
    if threshold.share > 1 or (threshold.more_than and threshold.share == 1):
        return InvalidInput("threshold-unreachable", within=within)
    if threshold.share <= 0 and not threshold.more_than:
        return InvalidInput("threshold-nought", within=within)
    return None
