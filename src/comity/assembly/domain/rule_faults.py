"""Decision rules that can't be met, or say two things at once, whoever the members are."""

from __future__ import annotations

from collections.abc import Iterator

from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.rules import Basis, DecisionRule, Form, Majority, Quorum
from comity.assembly.domain.shares import Threshold
from comity.kernel.domain.errors import InvalidInput, unknown_name
from comity.regulation.domain.problems import Path, Problem


def rule_faults(rule: DecisionRule, at: Path, weights: frozenset[str]) -> Iterator[Problem]:
    """`weights` are those that the statute knows; each member's own `one` is always known."""
    if rule.objections is None and not rule.majorities:
        yield Problem(at, InvalidInput("rule-decides-nothing", rule=rule.id))
    if rule.objections is not None and rule.majorities:
        yield Problem(at, InvalidInput("rule-both-ways", rule=rule.id))
    for number, majority in enumerate(rule.majorities):
        yield from _counted(rule, majority, (*at, "majorities", number), weights)
    if rule.quorum is not None:
        yield from _counted(rule, rule.quorum, (*at, "quorum"), weights)
        if rule.quorum.basis not in (Basis.MEMBERS, Basis.ENTITLED):
            wrong = InvalidInput("quorum-basis", rule=rule.id, basis=rule.quorum.basis.value)
            yield Problem((*at, "quorum", "basis"), wrong)
    if rule.blocking is not None and not 0 <= rule.blocking.majority < len(rule.majorities):
        wrong = InvalidInput("blocking-majority", rule=rule.id, majority=rule.blocking.majority)
        yield Problem((*at, "blocking"), wrong)
    if rule.form is Form.SECRET and rule.may_change:
        yield Problem((*at, "may_change"), InvalidInput("secret-vote-changed", rule=rule.id))


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
