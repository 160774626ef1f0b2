"""Votes that nobody gave."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.examples import example

from comity.assembly.domain import Choice, Outcome, count
from comity.assembly.domain.electorate import Elector, Electorate
from comity.assembly.domain.simulating import (
    Given,
    Numbers,
    members_in,
    simulate_names,
    simulate_numbers,
)
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName

LAKES, FORUM = example("north-lakes"), example("world-forum")


def test_numbers_are_counted_as_a_real_vote() -> None:
    numbers = Numbers(members=93, present=61, yes=41, no=17, abstain=3)
    result = simulate_numbers(LAKES.rule_for("assembly", "treaty"), numbers)
    assert result.outcome is Outcome.ADOPTED
    assert result.totals[0].not_voting == 32
    few = Numbers(members=93, present=46, yes=46)
    assert simulate_numbers(LAKES.rule_for("assembly", ""), few).outcome is Outcome.NO_QUORUM


def test_consensus_and_casting_votes_are_tried_too() -> None:
    council = LAKES.rule_for("council", "")
    assert simulate_numbers(council, Numbers(members=3)).outcome is Outcome.ADOPTED
    one = Numbers(members=3, objections=1)
    assert simulate_numbers(council, one).outcome is Outcome.OBJECTED
    with pytest.raises(InvalidInput) as refused:
        simulate_numbers(LAKES.rule_for("assembly", ""), Numbers(members=3, yes=3), Choice.YES)
    assert refused.value.message.id == "casting-not-needed"


@given(
    entitled=st.integers(0, 12),
    more=st.integers(0, 3),
    yes=st.integers(0, 5),
    no=st.integers(0, 5),
    away=st.integers(0, 4),
)
def test_numbers_say_what_names_say(entitled: int, more: int, yes: int, no: int, away: int) -> None:
    """The same members one by one give the same count."""
    rule = LAKES.rule_for("assembly", "amendment")
    present = entitled - min(away, entitled)
    numbers = Numbers(members=entitled + more, entitled=entitled, present=present, yes=yes, no=no)
    if yes + no > present:
        with pytest.raises(InvalidInput) as refused:
            simulate_numbers(rule, numbers)
        assert refused.value.message.id == "simulation-too-few"
        return
    names = [f"m{number}" for number in range(entitled + more)]
    electors = [Elector(each, entitled=place < entitled) for place, each in enumerate(names)]
    choices = [Choice.YES] * yes + [Choice.NO] * no
    assert simulate_numbers(rule, numbers) == count(
        rule,
        Electorate(tuple(electors)),
        present=frozenset(names[:present]),
        votes=dict(zip(names, choices, strict=False)),
    )


@pytest.mark.parametrize(
    ("numbers", "id"),
    [
        (Numbers(members=10, present=5, yes=6), "simulation-too-few"),
        (Numbers(members=10, entitled=4, present=5), "simulation-too-few"),
        (Numbers(members=10, entitled=11), "simulation-too-few"),
        (Numbers(members=10, yes=-1), "simulation-number"),
        (Numbers(members=10_001), "simulation-number"),
    ],
)
def test_numbers_that_can_not_be_are_refused(numbers: Numbers, id: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        simulate_numbers(LAKES.rule_for("assembly", ""), numbers)
    assert refused.value.message.id == id


def test_rules_that_ask_who_voted_how_need_names() -> None:
    for statute, body, matter in (
        (LAKES, "assembly", "budget"),
        (FORUM, "council", "binding-recommendation"),
    ):
        with pytest.raises(InvalidInput) as refused:
            simulate_numbers(statute.rule_for(body, matter), Numbers(members=15))
        assert refused.value.message.id == "simulation-needs-names"


def test_votes_by_name_have_weights_and_vetoes() -> None:
    budget = LAKES.rule_for("assembly", "budget")
    votes = [("A", 100, Choice.YES), ("B", 100, Choice.YES), ("C", 500, Choice.NO)]
    given = tuple(
        Given(member=name, weights={"contribution": Fraction(weight)}, choice=choice)
        for name, weight, choice in votes
    )
    result = simulate_names(LAKES, budget, given)
    assert result.outcome is Outcome.REJECTED
    assert [step.held for step in result.steps] == [True, True, False]
    binding = FORUM.rule_for("council", "binding-recommendation")
    council = [*["BR", "CH", "IN", "JP", "KE"], *(f"E{number}" for number in range(10))]
    said = tuple(
        Given(member=each, choice=Choice.NO if each == "KE" else Choice.YES) for each in council
    )
    assert simulate_names(FORUM, binding, said).outcome is Outcome.VETOED


def test_a_class_without_a_vote_has_none() -> None:
    observer = Given(member="O", member_class="observer", choice=Choice.YES)
    with pytest.raises(InvalidInput) as refused:
        simulate_names(LAKES, LAKES.rule_for("assembly", ""), (observer,))
    assert refused.value.message.id == "voter-not-entitled"
    nobody = Given(member="O", member_class="obsever")
    with pytest.raises(UnknownName):
        simulate_names(LAKES, LAKES.rule_for("assembly", ""), (nobody,))


def test_the_rule_for_all_else_is_meant_without_a_matter() -> None:
    assert LAKES.rule_for("assembly", "").id == "ordinary"
    assert LAKES.rule_for("assembly", "budget").id == "money"
    with pytest.raises(UnknownName):
        LAKES.rule_for("asembly", "")
    bodies = tuple(
        type(each)(id=each.id, name=each.name, composition=each.composition)
        for each in LAKES.bodies
    )
    with pytest.raises(Conflict) as refused:
        replace(LAKES, bodies=bodies).rule_for("council", "")
    assert refused.value.message.id == "body-without-default-rule"


def test_a_body_with_seats_says_how_many_members_it_has() -> None:
    assert members_in(LAKES.body("council"), None) == 3
    assert members_in(LAKES.body("council"), 2) == 2
    with pytest.raises(InvalidInput) as refused:
        members_in(LAKES.body("assembly"), None)
    assert refused.value.message.id == "simulation-members-missing"
