from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.plans import SMALL

from comity.plan.domain.plan_text import Level, Weights
from comity.plan.domain.rollup import Counts, RollUp, action_weights, roll_up
from comity.plan.formats.plan_file import read_plan

RISING = [Level.NOT_STARTED, Level.LIMITED, Level.SUBSTANTIAL, Level.COMPLETE]
ACTIONS = ["skills", "energy", "data"]


@dataclass(frozen=True)
class One:
    """A commitment, as far as it counts."""

    action: str
    level: Level | None = None
    percent: int | None = None


def counts_of(each: One) -> Counts:
    return Counts(
        1,
        {each.level: 1} if each.level else {},
        int(each.percent is not None),
        each.percent or 0,
    )


def rolled(ones: list[One], weights: Weights, actions: Mapping[str, Fraction]) -> RollUp:
    parts: dict[str, Counts] = {}
    for each in ones:
        parts[each.action] = parts.get(each.action, Counts()) + counts_of(each)
    return roll_up(parts, weights, actions)


def counted_again(
    ones: list[One], weights: Weights, actions: Mapping[str, Fraction]
) -> tuple[Fraction | None, Fraction | None]:
    """The same by a single pass over the commitments, each with a share of its own: the weight of
    its action over how many of that action have a figure."""

    def mean(figures: list[tuple[str, Fraction]]) -> Fraction | None:
        alike = [action for action, _figure in figures]
        shares = [actions[action] / alike.count(action) for action in alike]
        if not any(shares):
            return None
        return sum(s * f for s, (_, f) in zip(shares, figures, strict=True)) / sum(shares)

    levels = weights.levels
    return (
        mean([(it.action, levels[it.level]) for it in ones if it.level in levels]),
        mean([(it.action, Fraction(it.percent, 100)) for it in ones if it.percent is not None]),
    )


@st.composite
def rising_weights(draw: st.DrawFn) -> Weights:
    """Data of a plan: a higher level never counts for less."""
    parts = st.fractions(0, 1, max_denominator=12)
    drawn = sorted(draw(st.lists(parts, min_size=4, max_size=4)))
    return Weights(dict(zip(RISING, drawn, strict=True)))


COMMITMENTS = st.builds(
    One,
    st.sampled_from(ACTIONS),
    st.none() | st.sampled_from(list(Level)),
    st.none() | st.integers(0, 100),
)
MANY = st.lists(COMMITMENTS, max_size=12)
ACTION_WEIGHTS = st.fixed_dictionaries(
    {each: st.fractions(0, 5, max_denominator=6) for each in ACTIONS}
)


@given(MANY, rising_weights(), ACTION_WEIGHTS)
def test_progress_is_from_nothing_to_all(
    ones: list[One], weights: Weights, actions: dict[str, Fraction]
) -> None:
    found = rolled(ones, weights, actions)
    assert all(it.value is None or 0 <= it.value <= 1 for it in (found.assessed, found.reported))


@given(MANY, rising_weights(), ACTION_WEIGHTS)
def test_another_way_to_count_agrees(
    ones: list[One], weights: Weights, actions: dict[str, Fraction]
) -> None:
    found = rolled(ones, weights, actions)
    assert (found.assessed.value, found.reported.value) == counted_again(ones, weights, actions)


@given(MANY, rising_weights(), ACTION_WEIGHTS, st.data())
def test_a_higher_level_never_lowers_it(
    ones: list[One], weights: Weights, actions: dict[str, Fraction], data: st.DataObject
) -> None:
    level = data.draw(st.sampled_from(RISING))
    higher = data.draw(st.sampled_from(RISING[RISING.index(level) :]))
    action = data.draw(st.sampled_from(ACTIONS))
    before = rolled([*ones, One(action, level)], weights, actions).assessed.value
    after = rolled([*ones, One(action, higher)], weights, actions).assessed.value
    assert (before is None) == (after is None)
    assert before is None or after is None or before <= after


@given(MANY, ACTION_WEIGHTS, st.data())
def test_a_higher_percent_never_lowers_it(
    ones: list[One], actions: dict[str, Fraction], data: st.DataObject
) -> None:
    percent = data.draw(st.integers(0, 100))
    higher = data.draw(st.integers(percent, 100))
    one = One(data.draw(st.sampled_from(ACTIONS)), percent=percent)
    before = rolled([*ones, one], Weights(), actions).reported.value
    after = rolled([*ones, replace(one, percent=higher)], Weights(), actions).reported.value
    assert (before is None) == (after is None)
    assert before is None or after is None or before <= after


@given(MANY, ACTION_WEIGHTS, st.fractions(Fraction(1, 9), 9, max_denominator=9))
def test_weights_only_count_beside_each_other(
    ones: list[One], actions: dict[str, Fraction], factor: Fraction
) -> None:
    scaled = {action: weight * factor for action, weight in actions.items()}
    before, after = rolled(ones, Weights(), actions), rolled(ones, Weights(), scaled)
    assert after.assessed.value == before.assessed.value
    assert after.reported.value == before.reported.value


@given(MANY, ACTION_WEIGHTS)
def test_an_action_of_weight_nothing_is_left_out(
    ones: list[One], actions: dict[str, Fraction]
) -> None:
    found = rolled(ones, Weights(), {**actions, "data": Fraction(0)})
    without = [each for each in ones if each.action != "data"]
    assert found.assessed.value == rolled(without, Weights(), actions).assessed.value
    assert found.total.commitments == len(ones)


@given(MANY.filter(bool), rising_weights(), st.sampled_from(RISING))
def test_all_at_one_level_are_what_the_level_counts_for(
    ones: list[One], weights: Weights, level: Level
) -> None:
    actions = dict.fromkeys(ACTIONS, Fraction(2, 3))
    found = rolled([replace(each, level=level) for each in ones], weights, actions)
    assert found.assessed.value == weights.levels[level]


@given(MANY.flatmap(lambda ones: st.tuples(st.just(ones), st.permutations(ones))), ACTION_WEIGHTS)
def test_the_order_changes_nothing(
    given_twice: tuple[list[One], list[One]], actions: dict[str, Fraction]
) -> None:
    first, second = given_twice
    assert rolled(first, Weights(), actions) == rolled(second, Weights(), actions)


@given(MANY, MANY)
def test_an_action_in_two_parts_is_their_mean_by_size(left: list[One], right: list[One]) -> None:
    actions = {"skills": Fraction(1)}
    halves = [
        rolled([replace(each, action="skills") for each in part], Weights(), actions).reported
        for part in (left, right)
    ]
    both = [replace(each, action="skills") for each in (*left, *right)]
    whole = rolled(both, Weights(), actions).reported
    parts = [(each.of, each.value) for each in halves if each.value is not None]
    assert whole.of == sum(of for of, _value in parts)
    if whole.value is not None:
        assert whole.value * whole.of == sum(of * value for of, value in parts)


@given(MANY, ACTION_WEIGHTS, st.sampled_from(ACTIONS), st.none() | st.just(Level.NO_EVIDENCE))
def test_what_has_no_figure_is_told_and_changes_none(
    ones: list[One], actions: dict[str, Fraction], action: str, level: Level | None
) -> None:
    before, after = rolled(ones, Weights(), actions), None
    after = rolled([*ones, One(action, level)], Weights(), actions)
    assert after.assessed == before.assessed
    assert after.reported == before.reported
    assert after.total.commitments == before.total.commitments + 1
    told = (after.not_assessed, after.no_evidence)
    added = (0, 1) if level else (1, 0)
    assert told == (before.not_assessed + added[0], before.no_evidence + added[1])


def test_two_actions_by_hand() -> None:
    plan = read_plan(SMALL, "plan.yaml")
    ones = [
        One("skills", Level.COMPLETE, 100),
        One("skills", Level.LIMITED, 40),
        One("skills", Level.NO_EVIDENCE, 90),
        One("energy", Level.SUBSTANTIAL),
        One("energy"),
    ]
    found = rolled(ones, plan.weights, action_weights(plan))
    # skills (1 + 1/3) / 2 = 2/3, weight 1; energy 2/3, weight 2
    assert found.assessed.value == Fraction(2, 3)
    assert [(it.action, it.of, it.mean, it.weight) for it in found.assessed.terms] == [
        ("skills", 2, Fraction(2, 3), 1),
        ("energy", 1, Fraction(2, 3), 2),
    ]
    assert found.assessed.percent == 66
    assert (found.reported.value, found.reported.of) == (Fraction(230, 300), 3)
    assert (found.assessed.of, found.no_evidence, found.not_assessed) == (3, 1, 1)


def test_nothing_assessed_is_no_figure() -> None:
    found = rolled(
        [One("skills"), One("skills", Level.NO_EVIDENCE)], Weights(), {"skills": Fraction(1)}
    )
    assert (found.assessed.value, found.assessed.percent, found.assessed.of) == (None, None, 0)
    assert found.reported.value is None


def test_what_the_plan_no_longer_has_is_told_apart() -> None:
    found = rolled(
        [One("skills", Level.COMPLETE), One("gone", Level.NOT_STARTED)],
        Weights(),
        {"skills": Fraction(1)},
    )
    assert (found.assessed.value, found.left_out, found.total.commitments) == (1, 1, 1)


@pytest.mark.parametrize(("percents", "told"), [((100, 99), 99), ((100, 100), 100), ((0, 1), 0)])
def test_a_percent_is_rounded_down(percents: tuple[int, int], told: int) -> None:
    ones = [One("skills", percent=each) for each in percents]
    assert rolled(ones, Weights(), {"skills": Fraction(1)}).reported.percent == told
