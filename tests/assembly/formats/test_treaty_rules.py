"""Rules of entry into force as plain data."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from tests.assembly.domain.test_paris_agreement import RULE as PARIS
from tests.assembly.domain.test_treaty_properties import rules

from comity.assembly.domain.entry_rules import Binds, Condition, EntryRule
from comity.assembly.domain.shares import Threshold
from comity.assembly.formats.treaty_rules import rule_from_plain, rule_to_plain
from comity.kernel.domain.errors import Problems


@given(rules())
def test_a_rule_comes_back_as_it_was(rule: EntryRule) -> None:
    assert rule_from_plain(json.loads(json.dumps(rule_to_plain(rule)))) == rule


def test_what_it_looks_like() -> None:
    assert rule_to_plain(PARIS) == {
        "conditions": [
            {"count": 55, "citation": "Art. 21(1)"},
            {
                "threshold": "55 %",
                "weight": "emissions",
                "citation": "Art. 21(1)",
            },
        ],
        "delay": {"days": 30, "citation": "Art. 21(1)"},
        "leaving": {"months": 12, "citation": "Art. 28(2)"},
    }


def test_shares_are_read_as_people_write_them() -> None:
    plain = {
        "conditions": [
            {"threshold": "more than 75 %", "of_parties": True},
            {"count": 2, "named": ["B", "A"]},
        ],
        "binds": "all",
        "not_before": "2027-01-01",
    }
    share = Threshold(Fraction(3, 4), more_than=True)
    assert rule_from_plain(plain) == EntryRule(
        conditions=(
            Condition(threshold=share, of_parties=True),
            Condition(count=2, named=frozenset("AB")),
        ),
        binds=Binds.ALL,
        not_before=date(2027, 1, 1),
    )


@pytest.mark.parametrize(
    ("plain", "id"),
    [
        ([], "record-not-a-map"),
        ({}, "record-key-missing"),
        ({"conditions": [{"count": "many"}]}, "record-not-a-number"),
        ({"conditions": [{"threshold": [0.75]}]}, "share-malformed"),
        ({"conditions": [{"count": 1}], "delay": {"months": 1, "day": 3}}, "record-key-unknown"),
        ({"conditions": [{"count": 1, "amongst": ["A"]}]}, "record-key-unknown"),
        ({"conditions": []}, "entry-no-condition"),
        ({"conditions": [{"count": 3, "named": ["A"]}]}, "entry-condition-named"),
    ],
)
def test_what_is_refused(plain: object, id: str) -> None:
    with pytest.raises(Problems) as caught:
        rule_from_plain(plain)
    (found,) = caught.value.problems
    assert found.message.id == id


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Problems) as caught:
        rule_from_plain({"conditions": [{"count": 3, "named": ["A"]}], "ends_below": "two"})
    assert [each.message.id for each in caught.value.problems] == [
        "entry-condition-named",
        "record-not-a-number",
    ]
