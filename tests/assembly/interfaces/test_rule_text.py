"""Decision rules in plain sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.assembly.examples import NAMES, example

from comity.assembly.domain import (
    Basis,
    Blocking,
    DecisionRule,
    Form,
    Majority,
    Quorum,
    Threshold,
    Tie,
    Veto,
)
from comity.assembly.formats.threshold_text import threshold_of
from comity.assembly.interfaces.rule_text import rule_sentences, rule_text, threshold_words

HALF = Threshold(Fraction(1, 2), more_than=True)
SIMPLE = Majority(HALF)


def test_the_rules_of_an_example_read_like_its_statute() -> None:
    statute = example("north-lakes")
    names = {"contribution": "contribution"}
    assert {it.id: rule_text(it, names=names) for it in statute.rules} == {
        "ordinary": "Adopted by more than half of the members present and voting, provided that "
        "more than half of the members are present. As many yes as no is a rejection. Vote by "
        "name, each shown as it is given. A member may vote for one other by proxy.",
        "important": "Adopted by two thirds of the members present and voting, provided that more "
        "than half of the members are present. Vote by name, each shown as it is given. A member "
        "may vote for one other by proxy.",
        "money": "Adopted by two thirds of the members present and voting, provided that more "
        "than half of the members are present. Also needed: more than half of the members present "
        "and voting by contribution. As many yes as no is a rejection. Vote by name, each shown "
        "as it is given. A member may vote for one other by proxy.",
        "constitutional": "Adopted by three quarters of all members. Vote by name, each shown as "
        "it is given. A member may vote for one other by proxy.",
        "election": "Adopted by more than half of the votes cast, abstentions counted, provided "
        "that more than half of the members are present. Secret ballot. Each voter is given a "
        "receipt. A member may vote for one other by proxy.",
        "consensus": "Adopted by consensus: one objection stops it.",
    }


def test_a_rule_of_many_parts_tells_each() -> None:
    rule = DecisionRule(
        id="council",
        form=Form.NAMED,
        quorum=Quorum(HALF, Basis.ENTITLED, "people"),
        majorities=(
            Majority(Threshold(Fraction(55, 100)), Basis.MEMBERS, at_least=15),
            Majority(Threshold(Fraction(65, 100)), Basis.MEMBERS, "people"),
        ),
        blocking=Blocking(members=4, majority=1),
        veto=Veto(frozenset({"KE", "FR"}), of_class="founder"),
        tie=Tie.CHAIR,
        may_change=True,
        proxies=2,
    )
    assert rule_sentences(rule, names={"KE": "Kenya", "people": "population"}) == (
        "Adopted by 55 % of all members, provided that more than half of those entitled to vote "
        "are present, by population.",
        "At least 15 members must say yes.",
        "Also needed: 65 % of all members by population.",
        "At least 4 must not say yes, or the majority of 65 % of all members by population counts "
        "as reached.",
        "A no of any of these stops it: FR, Kenya.",
        "A no of any member of the class founder stops it.",
        "On as many yes as no, whoever presides has a casting vote.",
        "Vote by name, sealed until the ballot is closed.",
        "A vote may be changed until the ballot is closed.",
        "A member may vote for up to 2 others by proxy.",
    )


def test_consensus_tells_what_stops_it_and_its_quorum() -> None:
    rule = DecisionRule(id="c", objections=2, quorum=Quorum(HALF))
    assert rule_sentences(rule) == (
        "Adopted by consensus: more than 2 objections stop it.",
        "It is needed that more than half of the members are present.",
    )


def test_a_secret_ballot_says_whether_there_are_receipts() -> None:
    rule = DecisionRule(id="s", form=Form.SECRET, majorities=(SIMPLE,), receipts=False)
    assert rule_sentences(rule)[-2:] == ("Secret ballot.", "Nobody is given a receipt.")


@pytest.mark.parametrize("basis", Basis)
def test_every_basis_has_its_words(basis: Basis) -> None:
    rule = DecisionRule(id="r", majorities=(Majority(HALF, basis, "people"),))
    assert "more than half of" in rule_sentences(rule)[0]
    assert rule_sentences(rule)[0].endswith(" by people.")


def test_all_members_are_not_all_of_all() -> None:
    everybody = Majority(Threshold(Fraction(1)), Basis.MEMBERS)
    assert rule_sentences(DecisionRule(id="u", majorities=(everybody,)))[0] == (
        "Adopted by all members."
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1/2", "at least half"),
        ("more than 2/3", "more than two thirds"),
        ("all", "all"),
        ("9/15", "three fifths"),
        ("66.67 %", "66.67 %"),
        ("3/7", "3/7"),
    ],
)
def test_shares_are_told_exactly(written: str, told: str) -> None:
    assert threshold_words(threshold_of(written)) == told


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_the_examples_has_sentences(name: str) -> None:
    for rule in example(name).rules:
        assert rule_text(rule).startswith("Adopted by ")
