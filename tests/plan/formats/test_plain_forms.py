from __future__ import annotations

import json

import pytest
from tests.plan.plans import SMALL

from comity.kernel.domain.errors import InvalidInput, Problems
from comity.plan.formats.commitment_plain import commitment_of_plain, commitment_to_plain
from comity.plan.formats.plan_file import read_plan, write_plan


def test_a_plan_comes_back_as_it_was() -> None:
    plan = read_plan(SMALL, "small.yaml")
    assert [each.id for each in plan.actions] == ["skills", "energy"]
    assert read_plan(write_plan(plan).encode(), "again.yaml") == plan


def test_every_fault_of_a_plan_is_told_with_its_place() -> None:
    wrong = SMALL.replace(b"id: energy", b"id: skills").replace(b"weight: '2'", b"weight: '-2'")
    with pytest.raises(Problems) as found:
        read_plan(wrong, "small.yaml")
    told = [(each.message.id, each.message.params["line"]) for each in found.value.problems]
    assert told == [("plan-id-twice", 5), ("plan-weight-outside", 22)]


def test_a_commitment_comes_back_as_it_was() -> None:
    from tests.plan.seeding import PROMISE

    plain = json.loads(json.dumps(commitment_to_plain(PROMISE)))
    assert commitment_of_plain(plain) == PROMISE
    with pytest.raises(InvalidInput) as refused:
        commitment_of_plain(plain | {"starts_on": "soon"})
    assert "starts_on" in str(refused.value.message.params["problem"])
