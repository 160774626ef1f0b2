from fractions import Fraction

import pytest
from tests.plan.plans import SMALL

from comity.plan.domain.plan_faults import faults
from comity.plan.domain.plan_text import Level, Weights
from comity.plan.formats.plan_file import read_plan

THIRDS = dict(Weights().levels)


def found(levels: dict[Level, Fraction]) -> list[tuple[str, str]]:
    from dataclasses import replace

    plan = replace(read_plan(SMALL, "plan.yaml"), weights=Weights(levels))
    return [(".".join(map(str, it.path)), it.error.message.id) for it in faults(plan)]


def test_weights_that_rise_are_fine() -> None:
    assert found(THIRDS) == []
    assert found(dict.fromkeys(THIRDS, Fraction(1, 2))) == []


def test_a_higher_level_may_not_count_for_less() -> None:
    assert found(THIRDS | {Level.SUBSTANTIAL: Fraction(1, 4)}) == [
        ("weights.levels.substantial", "plan-weight-order")
    ]


@pytest.mark.parametrize("level", list(THIRDS))
def test_each_level_has_a_weight(level: Level) -> None:
    rest = {each: weight for each, weight in THIRDS.items() if each is not level}
    assert found(rest) == [("weights.levels", "plan-weight-missing")]
