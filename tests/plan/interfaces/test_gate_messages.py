"""Tests of what the gate says."""

from __future__ import annotations

from comity.plan.domain.gate_lacks import RULES
from comity.plan.interfaces.gate_messages import SAID


def test_every_rule_has_words_and_a_way_to_mend_it() -> None:
    assert list(SAID) == list(RULES)
