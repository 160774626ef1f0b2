"""Amendment of a treaty by three quarters, and consensus."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.assembly.domain.bodies import body, in_turn, numbered

from comity.assembly.domain import (
    Basis,
    DecisionRule,
    Majority,
    Outcome,
    Quorum,
    Threshold,
    count,
)

AMENDMENT = DecisionRule(
    id="amendment",
    quorum=Quorum(Threshold(Fraction(2, 3))),
    majorities=(Majority(Threshold(Fraction(3, 4)), Basis.VOTING),),
    citation="UNFCCC, Art. 15(3) and (6)",
)
CONSENSUS = DecisionRule(
    id="consensus",
    quorum=Quorum(Threshold(Fraction(1, 2), more_than=True)),
    objections=0,
    citation="WTO Agreement, Art. IX:1, note 1",
)
ALL_BUT_ONE = DecisionRule(
    id="all-but-one", objections=1, citation="a test rule: consensus less one"
)


@pytest.mark.parametrize(
    ("yes", "no", "outcome"), [(99, 33, "adopted"), (98, 33, "rejected"), (3, 1, "adopted")]
)
def test_an_amendment_takes_three_quarters_of_the_parties_present_and_voting(
    yes: int, no: int, outcome: str
) -> None:
    """UN Framework Convention on Climate Change, Art. 15(3): "a three-fourths majority vote of the
    Parties present and voting at the meeting"; 15(6): "Parties present and casting an affirmative
    or negative vote". (The quorum of two thirds is of this test.)"""
    parties = numbered(198)
    found = count(
        AMENDMENT,
        body(parties),
        present=frozenset(parties[:150]),
        votes=in_turn(parties, yes, no, 10),
    )
    assert found.outcome == outcome


def test_consensus_is_that_nobody_present_objects() -> None:
    """Agreement Establishing the World Trade Organization, Art. IX:1, note 1: "if no Member,
    present at the meeting when the decision is taken, formally objects to the proposed
    decision"."""
    members = numbered(166)
    there = frozenset(members[:90])
    agreed = count(CONSENSUS, body(members), present=there, votes={})
    assert agreed.outcome is Outcome.ADOPTED
    objected = count(
        CONSENSUS, body(members), present=there, votes={}, objections=frozenset({"m007"})
    )
    assert objected.outcome is Outcome.OBJECTED
    assert dict(objected.steps[-1].message.params) == {"count": 1, "allowed": 0}


def test_consensus_needs_its_quorum_too() -> None:
    members = numbered(166)
    found = count(CONSENSUS, body(members), present=frozenset(members[:83]), votes={})
    assert found.outcome is Outcome.NO_QUORUM


@pytest.mark.parametrize(("objections", "outcome"), [(1, "adopted"), (2, "objected")])
def test_a_rule_may_let_some_objections_stand(objections: int, outcome: str) -> None:
    members = numbered(10)
    found = count(
        ALL_BUT_ONE,
        body(members),
        present=frozenset(),
        votes={},
        objections=frozenset(members[:objections]),
    )
    assert found.outcome == outcome
