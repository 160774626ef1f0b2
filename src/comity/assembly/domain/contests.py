"""What one round of an election is about, frozen when it opens, and the ballots given in it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from comity.assembly.domain.election_places import Names
from comity.assembly.domain.elections import ElectionRule, Ties
from comity.assembly.domain.electorate import ONE
from comity.assembly.domain.rules import Basis, DecisionRule, Form
from comity.kernel.domain.errors import Conflict, InvalidInput

VALID = frozenset({Basis.CAST, Basis.VOTING})
"""In an election both are the valid ballots: a blank one is not valid, so nobody abstains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """`among` stand for `seats`; a ballot names as many of them at most."""

    among: Names
    seats: int
    runoff: bool = False
    ties: Ties = Ties.ALL_GO_ON


def election_rule(rule: DecisionRule, contest: Contest) -> ElectionRule:
    """The statute's rule for a matter, as it elects: its one majority is of the valid ballots; its
    quorum is the same; seats and what becomes of equals are those of the contest. Raises
    `Conflict("election-rule-unfit")` for a rule that is not secret, or that asks for what an
    election does not have: consensus, several majorities, weights, a veto, a share of others than
    of valid ballots."""
    fit = (
        rule.form is Form.SECRET
        and rule.objections is None
        and rule.veto is None
        and rule.blocking is None
        and len(rule.majorities) == 1
        and all(it.basis in VALID and it.weight == ONE for it in rule.majorities)
        and all(it.at_least == 0 for it in rule.majorities)
    )
    if not fit:
        raise Conflict("election-rule-unfit", rule=rule.id)
    return ElectionRule(
        id=rule.id,
        seats=contest.seats,
        majority=rule.majorities[0].threshold,
        quorum=rule.quorum,
        represented_are_present=rule.represented_are_present,
        ties=contest.ties,
        citation=rule.citation,
    )


def ballot_written(names: Names, contest: Contest) -> str:
    """A ballot as it is kept and published: its names in order, as JSON; none where it is blank.
    Raises `InvalidInput`: `ballot-names-unknown`, `ballot-names-too-many`."""
    for name in sorted(names - contest.among):
        raise InvalidInput("ballot-names-unknown", name=name)
    if len(names) > contest.seats:
        raise InvalidInput("ballot-names-too-many", count=len(names), limit=contest.seats)
    return json.dumps(sorted(names), ensure_ascii=False, separators=(",", ":"))


def names_on(written: str) -> Names:
    return frozenset(json.loads(written))


def is_ballot_written(written: str, contest: Contest) -> bool:
    """Whether it is what `ballot_written` writes of some names."""
    try:
        return ballot_written(names_on(written), contest) == written
    except (InvalidInput, TypeError, ValueError, RecursionError):
        return False
