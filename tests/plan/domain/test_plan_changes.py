from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.plan.plans import SMALL

from comity.plan.domain.plan_changes import PlanChange, plan_changes
from comity.plan.domain.plan_text import PlanText, SubAction
from comity.plan.formats.plan_file import read_plan

TEXT = read_plan(SMALL, "small.yaml")
SKILLS, ENERGY = TEXT.actions
COURSES = SKILLS.sub_actions[0]


def test_each_part_that_differs_is_named() -> None:
    renamed = replace(
        SKILLS, title={"en": "Teach"}, sub_actions=(SubAction("labs", {"en": "Labs"}),)
    )
    water = replace(ENERGY, id="water")
    after = replace(TEXT, version=2, stale_after=90, note={"en": "x"}, actions=(renamed, water))
    assert plan_changes(TEXT, after) == (
        PlanChange("", "stale_after", 180, 90),
        PlanChange("skills", "title", {"en": "Train people"}, {"en": "Teach"}),
        PlanChange("skills", "sub_action", None, renamed.sub_actions[0], "labs"),
        PlanChange("skills", "sub_action", COURSES, None, "courses"),
        PlanChange("water", "action", None, water),
        PlanChange("energy", "action", ENERGY, None),
    )


def test_another_order_is_a_change_of_its_own() -> None:
    after = replace(TEXT, actions=(ENERGY, SKILLS))
    change = PlanChange("", "order", ("skills", "energy"), ("energy", "skills"))
    assert plan_changes(TEXT, after) == (change,)


SETS = st.sets(st.sampled_from(["skills", "energy", "water", "data"]), min_size=1).map(sorted)


def plan_of(ids: list[str]) -> PlanText:
    return replace(TEXT, actions=tuple(replace(SKILLS, id=each) for each in ids))


@given(SETS, SETS)
def test_what_is_new_from_one_side_is_gone_from_the_other(one: list[str], two: list[str]) -> None:
    there = plan_changes(plan_of(one), plan_of(two))
    back = plan_changes(plan_of(two), plan_of(one))
    assert {it.action for it in there if it.before is None} == set(two) - set(one)
    assert {it.action for it in back if it.after is None} == set(two) - set(one)
    assert len(there) == len(back)
    assert plan_changes(plan_of(one), plan_of(one)) == ()
