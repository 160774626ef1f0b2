"""What a count refuses, ties and casting votes, and secret ballots."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.assembly.domain.bodies import body, votes

from comity.assembly.domain import (
    Basis,
    Blocking,
    Choice,
    DecisionRule,
    Electorate,
    Form,
    Majority,
    Outcome,
    Quorum,
    Threshold,
    Tie,
    Veto,
    count,
    count_secret,
)
from comity.kernel.domain.errors import InvalidInput

HALF = Fraction(1, 2)
SIMPLE = DecisionRule(
    id="simple",
    quorum=Quorum(Threshold(HALF)),
    majorities=(Majority(Threshold(HALF, more_than=True)),),
)
CHAIRED = replace(SIMPLE, tie=Tie.CHAIR)
FIVE = body("ABCDE", without_vote="E")
ALL = frozenset("ABCDE")
NOBODY: frozenset[str] = frozenset()


def refused(
    rule: DecisionRule,
    given: dict[str, Choice],
    *,
    electorate: Electorate = FIVE,
    present: frozenset[str] = ALL,
    casting: Choice | None = None,
    objections: frozenset[str] = NOBODY,
) -> tuple[str, dict[str, object]]:
    with pytest.raises(InvalidInput) as caught:
        count(
            rule,
            electorate,
            present=present,
            votes=given,
            casting=casting,
            objections=objections,
        )
    return caught.value.message.id, dict(caught.value.message.params)


def test_no_vote_is_dropped_in_silence() -> None:
    assert refused(SIMPLE, votes(yes="AX")) == ("voter-not-elector", {"member": "X"})
    assert refused(SIMPLE, votes(yes="AE")) == (
        "voter-not-entitled",
        {"member": "E", "reason": "arrears"},
    )
    absent = refused(SIMPLE, votes(yes="AB"), present=frozenset("ACD"))
    assert absent == ("voter-not-present", {"member": "B"})
    assert refused(SIMPLE, {}, present=frozenset("AX")) == ("present-not-elector", {"member": "X"})


def test_presence_is_asked_for_where_the_rule_counts_it() -> None:
    written = replace(SIMPLE, quorum=None)
    given = votes(yes="AB", no="C")
    assert count(written, FIVE, present=NOBODY, votes=given).outcome is Outcome.ADOPTED
    of_present = replace(
        written, majorities=(Majority(Threshold(HALF), Basis.PRESENT),), quorum=None
    )
    assert refused(of_present, given, present=NOBODY)[0] == "voter-not-present"


def test_at_least_half_is_not_more_than_half() -> None:
    at_least = replace(SIMPLE, majorities=(Majority(Threshold(HALF)),))
    tie = votes(yes="AB", no="CD")
    assert count(at_least, FIVE, present=ALL, votes=tie).outcome is Outcome.ADOPTED
    assert count(SIMPLE, FIVE, present=ALL, votes=tie).outcome is Outcome.REJECTED


@pytest.mark.parametrize(
    ("basis", "yes", "outcome"),
    [
        ("members", "AB", "rejected"),
        ("members", "ABC", "adopted"),
        ("entitled", "AB", "rejected"),
        ("entitled", "ABC", "adopted"),
        ("present", "A", "rejected"),
        ("present", "AB", "adopted"),
        ("cast", "A", "rejected"),
        ("cast", "AB", "adopted"),
        ("voting", "A", "adopted"),
    ],
)
def test_each_basis(basis: str, yes: str, outcome: str) -> None:
    """Five members, four entitled, three of these present; C abstains unless it says yes."""
    rule = replace(
        SIMPLE,
        quorum=None,
        majorities=(Majority(Threshold(HALF, more_than=True), Basis(basis)),),
    )
    given = votes(abstain="C") | votes(yes=yes)
    found = count(rule, FIVE, present=frozenset("ABCE"), votes=given)
    assert found.outcome == outcome


def test_a_tie_waits_for_whoever_presides() -> None:
    tie = votes(yes="AB", no="CD")
    found = count(CHAIRED, FIVE, present=ALL, votes=tie)
    assert found.outcome is Outcome.TIED
    assert found.steps[-1].message.id == "votes-tied"
    adopted = count(CHAIRED, FIVE, present=ALL, votes=tie, casting=Choice.YES)
    rejected = count(CHAIRED, FIVE, present=ALL, votes=tie, casting=Choice.NO)
    assert (adopted.outcome, rejected.outcome) == (Outcome.ADOPTED, Outcome.REJECTED)
    assert [step.message.id for step in (adopted.steps[-1], rejected.steps[-1])] == [
        "casting-yes",
        "casting-no",
    ]


def test_a_casting_vote_needs_a_tie() -> None:
    assert refused(CHAIRED, votes(yes="AB", no="C"), casting=Choice.NO)[0] == "casting-not-needed"
    assert refused(SIMPLE, votes(yes="AB", no="CD"), casting=Choice.YES)[0] == "casting-not-needed"
    assert refused(CHAIRED, votes(yes="A", no="B"), casting=Choice.ABSTAIN)[0] == "casting-abstains"


@pytest.mark.parametrize("present", ["A", "AE"])
def test_without_a_quorum_nothing_is_decided(present: str) -> None:
    found = count(SIMPLE, FIVE, present=frozenset(present), votes=votes(yes="A"))
    assert found.outcome is Outcome.NO_QUORUM
    assert len(found.steps) == 1


def test_half_of_the_votes_cast_is_no_tie_where_some_abstain() -> None:
    rule = replace(CHAIRED, majorities=(Majority(Threshold(HALF, more_than=True), Basis.CAST),))
    given = votes(yes="A", no="B", abstain="C")
    assert count(rule, FIVE, present=ALL, votes=given).outcome is Outcome.REJECTED


def test_a_casting_vote_makes_no_number_up() -> None:
    """A tie at two to two, where three must say yes, is no tie that a casting vote decides."""
    three = Majority(Threshold(HALF, more_than=True), at_least=3)
    rule = replace(CHAIRED, majorities=(three,))
    found = count(rule, FIVE, present=ALL, votes=votes(yes="AB", no="CD"))
    assert found.outcome is Outcome.REJECTED


def test_whoever_presides_breaks_no_tie_where_another_majority_is_missed() -> None:
    two_thirds_of_all = Majority(Threshold(Fraction(2, 3)), Basis.MEMBERS)
    rule = replace(CHAIRED, majorities=(*CHAIRED.majorities, two_thirds_of_all))
    tie = votes(yes="AB", no="CD")
    assert count(rule, FIVE, present=ALL, votes=tie).outcome is Outcome.REJECTED
    assert refused(rule, tie, casting=Choice.YES)[0] == "casting-not-needed"


def test_a_veto_leaves_no_tie_to_break() -> None:
    rule = replace(CHAIRED, veto=Veto(frozenset("C")))
    tie = votes(yes="AB", no="CD")
    assert count(rule, FIVE, present=ALL, votes=tie).outcome is Outcome.VETOED
    assert refused(rule, tie, casting=Choice.YES)[0] == "casting-not-needed"


def test_nobody_is_no_majority() -> None:
    nothing = replace(SIMPLE, majorities=(Majority(Threshold(Fraction(0)), Basis.MEMBERS),))
    assert count(nothing, FIVE, present=ALL, votes={}).outcome is Outcome.REJECTED
    idle = replace(nothing, blocking=Blocking(members=9, majority=0))
    assert count(idle, FIVE, present=ALL, votes={}).outcome is Outcome.REJECTED


def test_a_veto_is_named() -> None:
    rule = replace(SIMPLE, veto=Veto(frozenset("D")))
    found = count(rule, FIVE, present=ALL, votes=votes(yes="ABC", no="D"))
    assert found.outcome is Outcome.VETOED
    assert dict(found.steps[-1].message.params) == {"members": ("D",)}
    assert count(rule, FIVE, present=ALL, votes=votes(yes="AB", no="C")).outcome is Outcome.ADOPTED


def test_votes_and_objections_do_not_mix() -> None:
    consensus = DecisionRule(id="consensus", objections=0)
    assert refused(consensus, votes(yes="A"))[0] == "votes-under-consensus"
    assert refused(SIMPLE, {}, objections=frozenset("A"))[0] == "objections-without-consensus"
    assert refused(consensus, {}, objections=frozenset("E"))[0] == "voter-not-entitled"


def test_nothing_is_adopted_by_a_rule_that_asks_nothing() -> None:
    assert refused(DecisionRule(id="empty"), {})[0] == "rule-decides-nothing"


def test_an_unknown_weight_is_not_nought() -> None:
    rule = replace(SIMPLE, majorities=(Majority(Threshold(HALF), weight="people"),))
    assert refused(rule, votes(yes="A")) == ("weight-unknown", {"member": "A", "weight": "people"})


SECRET = replace(CHAIRED, form=Form.SECRET)


def test_secret_ballots_count_as_open_ones_do() -> None:
    ballots = [Choice.NO, Choice.YES, Choice.YES]
    voted = frozenset("ABD")
    found = count_secret(SECRET, FIVE, present=ALL, voted=voted, ballots=ballots)
    assert found == count(SECRET, FIVE, present=ALL, votes=votes(yes="AB", no="D"))
    assert found.outcome is Outcome.ADOPTED


def test_there_is_one_secret_ballot_for_each_voter() -> None:
    with pytest.raises(InvalidInput) as caught:
        count_secret(SECRET, FIVE, present=ALL, voted=frozenset("AB"), ballots=[Choice.YES])
    assert caught.value.message.id == "ballots-not-as-voters"
    assert caught.value.message.params == {"ballots": 1, "voters": 2}


@pytest.mark.parametrize(
    "rule",
    [
        replace(SIMPLE, veto=Veto(frozenset("A"))),
        replace(SIMPLE, majorities=(Majority(Threshold(HALF), weight="people"),)),
    ],
)
def test_what_asks_who_voted_how_can_not_be_secret(rule: DecisionRule) -> None:
    with pytest.raises(InvalidInput) as caught:
        count_secret(rule, FIVE, present=ALL, voted=frozenset(), ballots=[])
    assert caught.value.message.id == "secret-needs-names"
