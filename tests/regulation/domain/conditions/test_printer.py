from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.strategies import expressions

from comity.regulation.domain.conditions.parser import parse
from comity.regulation.domain.conditions.printer import print_condition
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
from comity.regulation.domain.values import Comparison

KEYWORDS = ["not", "and", "or", "true", "false", "has", "any", "all", "of", "in"]
names = st.from_regex(r"[a-z][a-z0-9_]{0,4}([-.][a-z0-9_]{1,4}){0,2}", fullmatch=True).filter(
    lambda name: name not in KEYWORDS
)
words = st.one_of(
    names,
    st.sampled_from([*KEYWORDS, "EU", "US-CO", "KR"]),
    st.dates().map(lambda day: day.isoformat()),
    st.text(st.characters(exclude_characters='"\\\n', codec="utf-8"), max_size=6),
)
members = words.filter(lambda word: not word[:1].isdigit())
units = st.from_regex(r"[A-Za-z%][A-Za-z%/^0-9-]{0,5}", fullmatch=True).filter(
    lambda unit: not unit.startswith(("and", "or"))
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
quantities = st.builds(Quantity, numbers, st.just("") | units)
orders = st.sampled_from([sign for sign in Comparison if sign is not Comparison.HAS])
leaves: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Constant, st.booleans()),
    st.builds(Name, names, st.just(0)),
    st.builds(Compare, names, orders, words | quantities, st.just(0)),
    st.builds(Compare, names, st.just(Comparison.HAS), members, st.just(0)),
)


def unplaced(tree: Expression) -> Expression:
    """The tree without the positions at which its names stood."""
    match tree:
        case Name() | Compare():
            return replace(tree, position=0)
        case Not(operand):
            return Not(unplaced(operand))
        case And(operands):
            return And(tuple(unplaced(operand) for operand in operands))
        case Or(operands):
            return Or(tuple(unplaced(operand) for operand in operands))
    return tree


@given(expressions(leaves, most=12))
def test_what_is_printed_reads_back_as_the_same_tree(tree: Expression) -> None:
    assert unplaced(parse(print_condition(tree))) == tree


@pytest.mark.parametrize(
    "text",
    [
        "not (a or b) and (c or d)",
        "a and (b and c)",
        "not not a",
        'a has "any" or b = "light red"',
        "a >= 1e+25 FLOP",
        "offer.day < 2026-08-02",
    ],
)
def test_no_parenthesis_too_many(text: str) -> None:
    assert print_condition(parse(text)) == text
