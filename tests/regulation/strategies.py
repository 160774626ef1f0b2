"""Random conditions over a vocabulary with a fact of every type, and values for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from comity.regulation.domain.conditions.compiler import Scope, compile_condition
from comity.regulation.domain.conditions.printer import print_condition
from comity.regulation.domain.conditions.program import Node, ProgramBuilder
from comity.regulation.domain.conditions.syntax import (
    And,
    Compare,
    Constant,
    Expression,
    Name,
    Not,
    Or,
    Quantity,
)
from comity.regulation.domain.values import Comparison, Interval, Members, Value
from comity.regulation.domain.vocabulary import Fact, FactType, Vocabulary

CHOICES = ("red", "green", "blue")
MEMBERS = ("p", "q", "r")
NUMBERS = tuple(float(number) for number in range(5))
DAYS = tuple((date(2026, 2, 26) + timedelta(days=days)).isoformat() for days in range(5))
ORDER = (Comparison.LESS, Comparison.LESS_OR_EQUAL, Comparison.GREATER, Comparison.GREATER_OR_EQUAL)


def _fact(id: str, kind: FactType, choices: tuple[str, ...] = ()) -> Fact:
    return Fact(id=id, type=kind, question={}, choices={choice: {} for choice in choices})


FACTS = {
    fact.id: fact
    for fact in (
        _fact("first", FactType.BOOLEAN),
        _fact("second", FactType.BOOLEAN),
        _fact("colour", FactType.CHOICE, CHOICES),
        _fact("parts", FactType.SET, MEMBERS),
        _fact("size", FactType.NUMBER),
        _fact("day", FactType.DATE),
    )
}
VOCABULARY = Vocabulary(FACTS)
SCOPE = Scope(VOCABULARY, frozenset(), {})

_orders = st.sampled_from([*ORDER, Comparison.EQUAL])
atoms: st.SearchStrategy[Expression] = st.one_of(
    st.sampled_from([Name("first", 0), Name("second", 0)]),
    st.builds(lambda it: Compare("colour", Comparison.EQUAL, it, 0), st.sampled_from(CHOICES)),
    st.builds(lambda it: Compare("parts", Comparison.HAS, it, 0), st.sampled_from(MEMBERS)),
    st.builds(
        lambda sign, it: Compare("size", sign, Quantity(it), 0),
        _orders,
        st.sampled_from(NUMBERS[1:4]),
    ),
    st.builds(lambda sign, it: Compare("day", sign, it, 0), _orders, st.sampled_from(DAYS[1:4])),
)


def expressions(leaves: st.SearchStrategy[Expression], most: int) -> st.SearchStrategy[Expression]:
    def junctions(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        several = st.lists(inner, min_size=2, max_size=4).map(tuple)
        return st.one_of(st.builds(Not, inner), st.builds(And, several), st.builds(Or, several))

    return st.recursive(leaves, junctions, max_leaves=most)


conditions = expressions(atoms | st.builds(Constant, st.booleans()), most=10)
small_conditions = expressions(atoms, most=6)


def compiled(*trees: Expression) -> tuple[list[Node], list[int]]:
    """The nodes of a program that holds all `trees`, and the place of each one's root."""
    builder = ProgramBuilder()
    roots = [compile_condition(print_condition(tree), SCOPE, builder) for tree in trees]
    return builder.nodes, roots


def _exactly(value: float | str) -> Interval:
    return Interval(value, value)


def whole_values() -> Mapping[str, st.SearchStrategy[Value]]:
    """A strategy by fact, for values that leave nothing open."""
    return {
        "first": st.booleans(),
        "second": st.booleans(),
        "colour": st.sampled_from(CHOICES),
        "parts": st.frozensets(st.sampled_from(MEMBERS)).map(Members),
        "size": st.sampled_from([0.5 * number for number in range(9)]).map(_exactly),
        "day": st.sampled_from(DAYS).map(_exactly),
    }


complete_profiles: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(dict(whole_values()))


@st.composite
def partial_of(draw: st.DrawFn, whole: Mapping[str, Value]) -> dict[str, Value]:
    """What somebody may state who knows less than `whole`."""
    stated = {fact: draw(_coarser(value)) for fact, value in whole.items()}
    return {fact: value for fact, value in stated.items() if value is not None}


def _coarser(value: Value) -> st.SearchStrategy[Value | None]:
    match value:
        case Interval(lowest=low, highest=high):
            return st.builds(
                _widened,
                st.just((low, high)),
                st.sampled_from([0, 1, 2, None]),
                st.sampled_from([0, 1, 2, None]),
            )
        case Members(included=included, excluded=excluded):
            outside = excluded | (frozenset(MEMBERS) - included if value.complete else frozenset())
            return (
                st.none()
                | st.just(value)
                | st.builds(
                    Members,
                    _subset(included),
                    _subset(outside),
                    complete=st.just(False),
                )
            )
    return st.sampled_from([value, None])


def _widened(
    bounds: tuple[float | str | None, float | str | None], below: int | None, above: int | None
) -> Interval:
    low, high = bounds
    return Interval(_shifted(low, below, -1), _shifted(high, above, 1))


def _shifted(bound: float | str | None, steps: int | None, way: int) -> float | str | None:
    if bound is None or steps is None:
        return None
    if isinstance(bound, str):
        return (date.fromisoformat(bound) + timedelta(days=way * steps)).isoformat()
    return bound + way * steps


def _subset(members: frozenset[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(sorted(members))) if members else st.just(frozenset())
