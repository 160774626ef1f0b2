"""Count a vote under a rule: the same from the same votes, wherever and whenever it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.assembly.domain.choices import Choice
from comity.assembly.domain.counts import Count, Outcome, Step
from comity.assembly.domain.electorate import ONE, Electorate
from comity.assembly.domain.explaining import objections_step, quorum_step, veto_step
from comity.assembly.domain.majorities import is_tied, majority_steps
from comity.assembly.domain.rule_faults import faults_of_form, needs_names
from comity.assembly.domain.rules import DecisionRule, Tie, Veto
from comity.assembly.domain.votes import Votes, check_present, check_takes_part, needs_presence
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.messages import Message


def count(
    rule: DecisionRule,
    electorate: Electorate,
    *,
    present: frozenset[str],
    votes: Mapping[str, Choice],
    represented: frozenset[str] = frozenset(),
    casting: Choice | None = None,
    objections: frozenset[str] = frozenset(),
) -> Count:
    """The outcome with its steps. `present` are those of the body who are there, `represented`
    those whose proxy is in force: they vote, and count towards the quorum where the rule says so.
    Whoever is not entitled counts among the members, never among those present. `casting` is the
    vote of whoever presides, once the votes were tied.

    Raises `InvalidInput` for a rule that `faults_of_form` finds fault with, for a vote, objection
    or presence of somebody who has none (`check_takes_part`, `check_present`), for votes where
    nobody votes or objections where they have no effect (`votes-under-consensus`,
    `objections-without-consensus`), and for a casting vote without a tie (`casting-not-needed`) or
    that decides nothing (`casting-abstains`)."""
    for fault in faults_of_form(rule):
        raise InvalidInput(fault.id, remedy=None, **fault.params)
    check_present(electorate, present | represented)
    there = present | represented if needs_presence(rule) else None
    check_takes_part(electorate, {*votes, *objections}, present=there)
    if rule.objections is not None and votes:
        raise InvalidInput("votes-under-consensus", rule=rule.id)
    if rule.objections is None and objections:
        raise InvalidInput("objections-without-consensus", rule=rule.id)
    if casting is Choice.ABSTAIN:
        raise InvalidInput("casting-abstains", rule=rule.id)

    given = Votes(electorate, present, votes, represented)
    outcome, steps = _decide(rule, given, objections)
    if casting is not None:
        if outcome is not Outcome.TIED:
            raise InvalidInput("casting-not-needed", rule=rule.id)
        outcome = Outcome.ADOPTED if casting is Choice.YES else Outcome.REJECTED
        steps.append(Step(Message(f"casting-{casting}"), casting is Choice.YES))
    weights = dict.fromkeys([ONE, *(majority.weight for majority in rule.majorities)])
    return Count(outcome, tuple(given.totals(weight) for weight in weights), tuple(steps))


def count_secret(
    rule: DecisionRule,
    electorate: Electorate,
    *,
    present: frozenset[str],
    voted: frozenset[str],
    ballots: Sequence[Choice],
    represented: frozenset[str] = frozenset(),
    casting: Choice | None = None,
) -> Count:
    """As `count`, where nobody knows whose ballot is whose. All weigh the same, so that it makes no
    difference. Raises `InvalidInput` also where there are not as many ballots as voters
    (`ballots-not-as-voters`) and where the rule asks who voted how (`secret-needs-names`)."""
    if needs_names(rule):
        raise InvalidInput("secret-needs-names", rule=rule.id)
    if len(ballots) != len(voted):
        raise InvalidInput("ballots-not-as-voters", ballots=len(ballots), voters=len(voted))
    anyhow = dict(zip(sorted(voted), ballots, strict=True))
    return count(
        rule,
        electorate,
        present=present,
        votes=anyhow,
        represented=represented,
        casting=casting,
    )


def _decide(
    rule: DecisionRule, votes: Votes, objections: frozenset[str]
) -> tuple[Outcome, list[Step]]:
    steps: list[Step] = []
    if rule.quorum is not None:
        there = votes.present
        if rule.represented_are_present:
            there |= votes.represented
        steps.append(quorum_step(rule.quorum, votes, there))
        if not steps[0].held:
            return Outcome.NO_QUORUM, steps
    if rule.objections is not None:
        steps.append(objections_step(objections, rule.objections))
        return Outcome.ADOPTED if steps[-1].held else Outcome.OBJECTED, steps
    missed = []
    for number, majority in enumerate(rule.majorities):
        blocking = rule.blocking
        applies = blocking if blocking is not None and blocking.majority == number else None
        reached, told = majority_steps(majority, applies, votes)
        steps += told
        if not reached:
            missed.append(majority)
    vetoes = frozenset() if rule.veto is None else _vetoes(rule.veto, votes)
    if rule.veto is not None:
        steps.append(veto_step(vetoes))
    tied = rule.tie is Tie.CHAIR and all(is_tied(majority, votes) for majority in missed)
    if missed and not tied:
        return Outcome.REJECTED, steps
    if vetoes:
        return Outcome.VETOED, steps
    if missed:
        return Outcome.TIED, [*steps, Step(Message("votes-tied"), False)]
    return Outcome.ADOPTED, steps


def _vetoes(veto: Veto, votes: Votes) -> frozenset[str]:
    return frozenset(
        member
        for member in votes.who_chose(Choice.NO)
        if member in veto.holders
        or (veto.of_class and votes.electorate.by_member[member].member_class == veto.of_class)
    )
