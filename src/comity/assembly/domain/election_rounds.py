"""Count one round of an election."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.assembly.domain.election_places import Names, check_lot, leading, ranked
from comity.assembly.domain.election_steps import (
    all_go_on_step,
    ballots_step,
    candidate_step,
    equals_step,
)
from comity.assembly.domain.elections import ElectionOutcome, ElectionRule, Round, Ties
from comity.assembly.domain.electorate import Electorate
from comity.assembly.domain.explaining import quorum_step
from comity.assembly.domain.votes import Votes, check_present, check_takes_part
from comity.kernel.domain.errors import InvalidInput


def count_round(
    rule: ElectionRule,
    electorate: Electorate,
    *,
    candidates: Names,
    present: Names,
    voted: Names,
    ballots: Sequence[Names],
    spoilt: int = 0,
    seats: int | None = None,
    runoff: bool = False,
    lot: Names | None = None,
    represented: Names = frozenset(),
) -> Round:
    """Count one round for `seats` (all of the rule's by default). An empty ballot is blank: given,
    not valid. `spoilt` papers could not be read. Each member has one vote.

    `represented` are those whose proxy is in force: they vote, and count towards the quorum where
    the rule says so. `lot` are those whom whoever presides drew among the equals, as many as there
    are places. In a `runoff` equals in the lead get the seats so; before, the places in the runoff.

    Raises `InvalidInput`: as `check_present` and `check_takes_part`; `election-without-seats`,
    `election-without-candidates`, `ballots-not-as-voters`, `ballot-names-unknown`,
    `ballot-names-too-many`, `lot-not-needed`, `lot-malformed`."""
    seats = rule.seats if seats is None else seats
    if seats < 1:
        raise InvalidInput("election-without-seats", rule=rule.id)
    if not candidates:
        raise InvalidInput("election-without-candidates", rule=rule.id)
    there = present | represented
    check_present(electorate, there)
    check_takes_part(electorate, voted, present=there if rule.quorum else None)
    if len(ballots) + spoilt != len(voted):
        given = len(ballots) + spoilt
        raise InvalidInput("ballots-not-as-voters", ballots=given, voters=len(voted))
    votes = _tally(ballots, candidates, seats if rule.names is None else rule.names)

    steps = []
    if rule.quorum is not None:
        counted = there if rule.represented_are_present else present
        steps.append(quorum_step(rule.quorum, Votes(electorate, present, {}), counted))
        if not steps[0].held:
            outcome = ElectionOutcome.NO_QUORUM
            return Round(outcome, votes, seats_left=seats, standing=candidates, steps=tuple(steps))
    valid = sum(1 for ballot in ballots if ballot)
    steps.append(ballots_step(valid, len(ballots) - valid, spoilt))
    over = frozenset(name for name in votes if rule.majority.is_met(votes[name], valid))
    needed = rule.majority.needed(valid)
    steps += [candidate_step(name, votes[name], needed, name in over) for name in ranked(votes)]
    found = _round(rule, votes, over, seats, runoff=runoff)
    return _drawn(rule, replace(found, steps=tuple(steps)), lot)


def _tally(ballots: Sequence[Names], candidates: Names, limit: int) -> dict[str, int]:
    for ballot in ballots:
        for name in sorted(ballot - candidates):
            raise InvalidInput("ballot-names-unknown", name=name)
        if len(ballot) > limit:
            raise InvalidInput("ballot-names-too-many", count=len(ballot), limit=limit)
    found = Counter(name for ballot in ballots for name in ballot)
    return {name: found[name] for name in sorted(candidates)}


def _round(
    rule: ElectionRule, votes: Mapping[str, int], over: Names, seats: int, *, runoff: bool
) -> Round:
    """What the votes say by themselves: equals are told, and not yet dealt with."""
    elected, tied = leading(votes, over, seats)
    left = seats - len(elected)
    if tied or not left:
        outcome = ElectionOutcome.RUNOFF if tied else ElectionOutcome.ELECTED
        return Round(outcome, votes, elected, left, tied, tied, left, for_seats=bool(tied))
    others = frozenset(votes) - elected
    if not others:
        return Round(ElectionOutcome.SEATS_LEFT, votes, elected, left)
    ahead, level = leading(votes, others, left)
    if runoff and rule.ties is Ties.LOT and level and not ahead:
        return Round(
            ElectionOutcome.RUNOFF, votes, elected, left, level, level, left, for_seats=True
        )
    standing, level = leading(votes, others, 2 * left)
    places = 2 * left - len(standing) if level else 0
    return Round(ElectionOutcome.RUNOFF, votes, elected, left, standing | level, level, places)


def _drawn(rule: ElectionRule, found: Round, lot: Names | None) -> Round:
    """The round once equals were dealt with as the rule says."""
    tied, places = found.tied, found.places
    if lot is not None and not (tied and rule.ties is Ties.LOT):
        raise InvalidInput("lot-not-needed", rule=rule.id)
    if not tied:
        return found
    if rule.ties is Ties.ALL_GO_ON:
        return replace(found, steps=(*found.steps, all_go_on_step(tied, places)))
    if lot is not None:
        check_lot(lot, tied, places)
    steps = (*found.steps, equals_step(tied, places, lot))
    if lot is None:
        return replace(found, outcome=ElectionOutcome.LOT, steps=steps)
    if found.for_seats:
        return replace(
            found,
            outcome=ElectionOutcome.ELECTED,
            elected=found.elected | lot,
            seats_left=0,
            standing=frozenset(),
            steps=steps,
        )
    return replace(found, standing=found.standing - tied | lot, steps=steps)
