"""What a plan can't be worked with for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.plan_text import Level, PlanAction, PlanText
from comity.regulation.domain.problems import Problem

RISING = (Level.NOT_STARTED, Level.LIMITED, Level.SUBSTANTIAL, Level.COMPLETE)
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def faults(plan: PlanText) -> list[Problem]:
    """Every one, with its place."""
    found: list[Problem] = []
    if not _is_key(plan.id):
        found.append(Problem(("id",), InvalidInput("plan-id-malformed", id=plan.id)))
    if not plan.actions:
        found.append(Problem(("actions",), InvalidInput("plan-without-actions")))
    if plan.stale_after < 1:
        found.append(Problem(("stale_after",), InvalidInput("plan-stale-after")))
    found += _doubles([each.id for each in plan.actions], ("actions",))
    for place, action in enumerate(plan.actions):
        found += _action_faults(action, ("actions", place))
    for level, weight in plan.weights.levels.items():
        if not 0 <= weight <= 1:
            at = ("weights", "levels", level.value)
            found.append(Problem(at, InvalidInput("plan-weight-outside", weight=str(weight))))
    if Level.NO_EVIDENCE in plan.weights.levels:
        at = ("weights", "levels", Level.NO_EVIDENCE.value)
        found.append(Problem(at, InvalidInput("plan-weight-of-nothing")))
    found += _unordered(plan.weights.levels)
    return found


def _unordered(levels: Mapping[Level, Fraction]) -> Iterator[Problem]:
    """Whoever is found to be further on may not lower what the plan comes to."""
    for level in RISING:
        if level not in levels:
            missing = InvalidInput("plan-weight-missing", level=level.value)
            yield Problem(("weights", "levels"), missing)
    for lower, level in pairwise(each for each in RISING if each in levels):
        if levels[level] < levels[lower]:
            order = InvalidInput("plan-weight-order", level=level.value, lower=lower.value)
            yield Problem(("weights", "levels", level.value), order)


def _action_faults(action: PlanAction, at: tuple[str | int, ...]) -> Iterator[Problem]:
    if not _is_key(action.id):
        yield Problem((*at, "id"), InvalidInput("plan-id-malformed", id=action.id))
    if action.weight < 0:
        weight = InvalidInput("plan-weight-outside", weight=str(action.weight))
        yield Problem((*at, "weight"), weight)
    yield from _doubles([each.id for each in action.sub_actions], (*at, "sub_actions"))
    yield from _doubles([each.id for each in action.indicators], (*at, "indicators"))


def _is_key(text: str) -> bool:
    return len(text) <= 64 and _KEY.fullmatch(text) is not None


def _doubles(ids: Iterable[str], at: tuple[str | int, ...]) -> Iterator[Problem]:
    for key, count in Counter(ids).items():
        if count > 1:
            yield Problem(at, InvalidInput("plan-id-twice", id=key))
