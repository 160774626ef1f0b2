"""The evaluator against Z3 (de Moura, Bjørner 2008), which knows nothing of Kleene's logic: what it
calls true is valid under the stated facts, what it calls false can't be satisfied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regulation.strategies import (
    CHOICES,
    FACTS,
    MEMBERS,
    compiled,
    complete_profiles,
    conditions,
    partial_of,
)

from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.conditions.syntax import Expression
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison, Interval, Members, Scalar, Value
from comity.regulation.domain.vocabulary import FactType

COLOURS, _CHOICES = z3.EnumSort("Colour", CHOICES)
COLOUR = dict(zip(CHOICES, _CHOICES, strict=True))
VARIABLES: dict[str, Any] = {
    "first": z3.Bool("first"),
    "second": z3.Bool("second"),
    "colour": z3.Const("colour", COLOURS),
    "size": z3.Real("size"),
    "day": z3.Int("day"),
}
HELD = {member: z3.Bool(f"parts has {member}") for member in MEMBERS}


def constant(fact: str, value: Scalar) -> Any:  # noqa: ANN401 - z3 types its terms as Any
    match FACTS[fact].type:
        case FactType.CHOICE:
            return COLOUR[str(value)]
        case FactType.DATE:
            return date.fromisoformat(str(value)).toordinal()
    return value


def atom(node: Node) -> Any:  # noqa: ANN401
    if node.comparison is Comparison.HAS:
        return HELD[str(node.value)]
    left, right = VARIABLES[node.fact], constant(node.fact, node.value)
    match node.comparison:
        case Comparison.LESS:
            return left < right
        case Comparison.LESS_OR_EQUAL:
            return left <= right
        case Comparison.GREATER:
            return left > right
        case Comparison.GREATER_OR_EQUAL:
            return left >= right
    return left == right


def formulas(nodes: Sequence[Node]) -> list[Any]:
    made: list[Any] = []
    for node in nodes:
        below = [made[place] for place in node.operands]
        match node.op:
            case Op.CONSTANT:
                made.append(z3.BoolVal(bool(node.value)))
            case Op.ATOM:
                made.append(atom(node))
            case Op.NOT:
                made.append(z3.Not(below[0]))
            case Op.AND:
                made.append(z3.And(below))
            case _:
                made.append(z3.Or(below))
    return made


def stated(values: Mapping[str, Value]) -> list[Any]:
    held: list[Any] = []
    for fact, value in values.items():
        match value:
            case Interval(lowest=low, highest=high):
                held += [VARIABLES[fact] >= constant(fact, low)] if low is not None else []
                held += [VARIABLES[fact] <= constant(fact, high)] if high is not None else []
            case Members():
                out = value.excluded | (set(MEMBERS) - value.included if value.complete else set())
                held += [HELD[member] for member in value.included]
                held += [z3.Not(HELD[member]) for member in out]
            case _:
                held.append(VARIABLES[fact] == constant(fact, value))
    return held


def satisfiable(*formulas: Any) -> bool:  # noqa: ANN401
    solver = z3.Solver()
    solver.add(*formulas)
    answer = solver.check()
    assert answer != z3.unknown
    return bool(answer == z3.sat)


@settings(max_examples=60)
@given(st.lists(conditions, min_size=1, max_size=3), complete_profiles)
def test_on_complete_profiles_they_agree(trees: list[Expression], whole: dict[str, Value]) -> None:
    nodes, roots = compiled(*trees)
    truths, made, known = Evaluator(nodes).truths(whole), formulas(nodes), stated(whole)
    assert [truths[root] == Truth.TRUE for root in roots] == [
        satisfiable(*known, made[root]) for root in roots
    ]
    assert [truths[root] == Truth.FALSE for root in roots] == [
        satisfiable(*known, z3.Not(made[root])) for root in roots
    ]


@settings(max_examples=100)
@given(st.lists(conditions, min_size=1, max_size=3), complete_profiles.flatmap(partial_of))
def test_on_partial_profiles_nothing_open_is_settled(
    trees: list[Expression], partial: dict[str, Value]
) -> None:
    nodes, roots = compiled(*trees)
    truths, made, known = Evaluator(nodes).truths(partial), formulas(nodes), stated(partial)
    assert satisfiable(*known)
    for root in roots:
        if truths[root] == Truth.TRUE:
            assert not satisfiable(*known, z3.Not(made[root]))
        if truths[root] == Truth.FALSE:
            assert not satisfiable(*known, made[root])
