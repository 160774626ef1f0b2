"""The gate's rules stand in the documentation as they stand in the code."""

from __future__ import annotations

import re
from pathlib import Path

from comity.plan.domain.gate_lacks import RULES
from comity.plan.interfaces.gate_messages import SAID

PAGE = Path(__file__).parents[2] / "docs" / "use" / "plan.md"


def test_each_rule_has_its_row_with_weight_and_words() -> None:
    rows = re.findall(r"^\| `(gate-[a-z-]+)` \| (\w+) \| (.+) \|$", PAGE.read_text(), re.M)
    expected = [
        (rule, weight.value, re.sub(r"{(\w+)(!r)?}", r"*\1*", SAID[rule][0]))
        for rule, weight in RULES.items()
    ]
    assert rows == expected
