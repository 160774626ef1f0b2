"""A result in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.assembly.domain.bodies import body, in_turn, numbered, weighted

from comity.assembly.domain import (
    Basis,
    Choice,
    DecisionRule,
    ElectionOutcome,
    ElectionRule,
    Majority,
    Outcome,
    Quorum,
    Threshold,
    count,
    count_round,
)
from comity.assembly.interfaces.count_text import result_text
from comity.kernel.interfaces.messages import templates

HALF = Fraction(1, 2)


def test_a_count_explains_itself() -> None:
    members = numbered(93)
    rule = DecisionRule(
        id="r",
        quorum=Quorum(Threshold(HALF, more_than=True)),
        majorities=(Majority(Threshold(Fraction(2, 3))),),
    )
    found = count(
        rule,
        body(members),
        present=frozenset(members[:61]),
        votes=in_turn(members, 41, 17, 3),
    )
    assert result_text(found) == (
        "Adopted: quorum 47 of 93 members (more than 1/2), present 61; "
        "yes from 41 of 58 present and voting, 2/3 is 39."
    )


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("weight", ["one", "people"])
@pytest.mark.parametrize("more_than", [False, True])
def test_every_majority_has_its_sentence(basis: Basis, weight: str, more_than: bool) -> None:
    threshold = Threshold(HALF, more_than)
    of_body = basis in (Basis.MEMBERS, Basis.ENTITLED)
    rule = DecisionRule(
        id="r",
        quorum=Quorum(threshold, basis, weight) if of_body else None,
        majorities=(Majority(threshold, basis, weight),),
    )
    found = count(
        rule,
        weighted({"A": 3, "B": 4, "C": 2}, "people"),
        present=frozenset("ABC"),
        votes={"A": Choice.YES, "B": Choice.YES, "C": Choice.NO},
    )
    text = result_text(found)
    assert text.startswith("Adopted: ")
    assert text.count("1/2") == 1 + of_body
    assert ("2 of 3" in text) == (weight == "one")
    assert ("7 of 9" in text) == (weight == "people")
    assert text.count("more than") == (1 + of_body) * more_than


def test_every_outcome_has_its_sentence() -> None:
    wanted = {f"outcome-{each}" for each in Outcome}
    wanted |= {f"election-outcome-{each}" for each in ElectionOutcome}
    wanted |= {"casting-yes", "casting-no", "blocking-too-few", "blocking-enough"}
    assert wanted - templates().keys() == set()


def test_an_election_explains_itself() -> None:
    found = count_round(
        ElectionRule(id="r"),
        body("ABCDE"),
        candidates=frozenset({"Ada", "Bo"}),
        present=frozenset("ABCD"),
        voted=frozenset("ABCD"),
        ballots=[frozenset({"Ada"}), frozenset({"Ada"}), frozenset({"Bo"}), frozenset()],
    )
    assert result_text(found) == (
        "Elected: Ada; valid ballots: 3, blank: 1, spoilt: 0; Ada: 2, and 2 are needed; "
        "Bo: 1, and 2 are needed."
    )
