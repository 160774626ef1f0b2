"""What a ballot's columns hold is what was frozen."""

from __future__ import annotations

import json
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assembly.decided import named, secret
from tests.assembly.elected import second_round
from tests.assembly.examples import NAMES, example

from comity.assembly.domain.decision_bundle import DecisionBundle, plain
from comity.assembly.domain.electorate import Elector
from comity.assembly.domain.rules import DecisionRule
from comity.assembly.formats.ballot_plain import (
    read_contest,
    read_count,
    read_electorate,
    read_presence,
    read_round,
    read_rule,
    read_statement,
)

RULES = [rule for name in NAMES for rule in example(name).rules]


def stored(value: object) -> object:
    return json.loads(json.dumps(plain(value)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_come_back(rule: DecisionRule) -> None:
    assert read_rule(stored(rule)) == rule


@pytest.mark.parametrize("bundle", [named(), secret()], ids=["named", "secret"])
def test_all_that_is_kept_of_a_decision_comes_back(bundle: DecisionBundle) -> None:
    assert read_rule(stored(bundle.rule)) == bundle.rule
    assert read_electorate(stored(bundle.electorate)).electors == bundle.electorate
    assert read_presence(stored(bundle.presence)) == frozenset(bundle.presence)
    assert read_count(stored(bundle.result)) == bundle.result
    for each in bundle.proof:
        assert read_statement(stored(each.statement)) == each.statement


def test_what_is_kept_of_a_round_comes_back() -> None:
    bundle = second_round()
    assert read_contest(stored(bundle.contest)) == bundle.contest
    assert read_round(stored(bundle.result)) == bundle.result


@given(st.lists(st.fractions(min_value=0), max_size=4))
def test_weights_come_back_exactly(weights: list[Fraction]) -> None:
    by_name = {f"w{number}": weight for number, weight in enumerate(weights)}
    elector = Elector("KE", "member", by_name)
    assert read_electorate(stored((elector,))).electors == (elector,)


def test_what_was_not_written_here_is_not_read() -> None:
    with pytest.raises(msgspec.ValidationError):
        read_rule({"id": "ordinary", "quorum": {"threshold": {"share": "half"}}})
