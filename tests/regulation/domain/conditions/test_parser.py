from __future__ import annotations

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.conditions.parser import DEEPEST_NESTING, LONGEST_CONDITION, parse
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

HAS, EQUAL = Comparison.HAS, Comparison.EQUAL
A, B = Name("a", 0), Name("b", 0)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        ("true", Constant(True)),
        ("false", Constant(False)),
        ("a.b-c_1", Name("a.b-c_1", 0)),
        ("not a", Not(Name("a", 4))),
        ("not(a)", Not(Name("a", 4))),
        ("(a)and(b)", And((Name("a", 1), Name("b", 7)))),
        ("a = red", Compare("a", EQUAL, "red", 0)),
        ("a != red", Not(Compare("a", EQUAL, "red", 0))),
        ('a = "light red"', Compare("a", EQUAL, "light red", 0)),
        ('a = "or"', Compare("a", EQUAL, "or", 0)),
        ("a in [red]", Compare("a", EQUAL, "red", 0)),
        ("a in [r, g,]", Or((Compare("a", EQUAL, "r", 0), Compare("a", EQUAL, "g", 0)))),
        ("a has EU", Compare("a", HAS, "EU", 0)),
        ("a has US-CO", Compare("a", HAS, "US-CO", 0)),
        ("a has any of [x, y]", Or((Compare("a", HAS, "x", 0), Compare("a", HAS, "y", 0)))),
        ("a has all of [x, y]", And((Compare("a", HAS, "x", 0), Compare("a", HAS, "y", 0)))),
        ("a has any\n of [x]", Compare("a", HAS, "x", 0)),
        ("a >= 1e25 FLOP", Compare("a", Comparison.GREATER_OR_EQUAL, Quantity(1e25, "FLOP"), 0)),
        ("a < -2.5", Compare("a", Comparison.LESS, Quantity(-2.5), 0)),
        ("a <= 5 %", Compare("a", Comparison.LESS_OR_EQUAL, Quantity(5.0, "%"), 0)),
        ("a > 2026-08-02", Compare("a", Comparison.GREATER, "2026-08-02", 0)),
        ("a = 5 factor", Compare("a", EQUAL, Quantity(5.0, "factor"), 0)),
        ("a = 5 and b", And((Compare("a", EQUAL, Quantity(5.0), 0), Name("b", 10)))),
        ("a = 5 s or b", Or((Compare("a", EQUAL, Quantity(5.0, "s"), 0), Name("b", 11)))),
    ],
)
def test_every_construct(text: str, tree: Expression) -> None:
    assert parse(text) == tree


def test_not_binds_before_and_before_or() -> None:
    assert parse("a or not b and c") == Or((A, And((Not(Name("b", 9)), Name("c", 15)))))
    assert parse("(a or b) and c") == And((Or((Name("a", 1), Name("b", 6))), Name("c", 13)))
    assert parse("a and b and a") == And((A, Name("b", 6), Name("a", 12)))


@pytest.mark.parametrize("word", ["nothing", "android", "order", "truest", "has-it", "in.a", "all"])
def test_names_may_begin_with_a_keyword(word: str) -> None:
    assert parse(word) == Name(word, 0)


@pytest.mark.parametrize(
    ("text", "position", "near"),
    [
        ("", 0, "the end"),
        ("a and", 5, "the end"),
        ("(a", 2, "the end"),
        ("a =", 3, "the end"),
        ("a b", 2, "b"),
        ("a)", 1, ")"),
        ("and a", 4, "a"),
        ("a andb", 2, "andb"),
        ("a orange", 2, "orange"),
        ("a has any of []", 14, "]"),
        ("a = 5 FLOP b", 6, "FLOP b"),
        ("a and # b", 6, "# b"),
        ("5 > a", 0, "5 > a"),
        ('a = "x', 4, '"x'),
        ("A", 0, "A"),
    ],
)
def test_an_error_says_where(text: str, position: int, near: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse(text)
    params = {"position": position, "near": near, "text": text}
    assert (caught.value.message.id, caught.value.message.params) == ("condition-syntax", params)


def test_too_long() -> None:
    parse("a" * LONGEST_CONDITION)
    with pytest.raises(InvalidInput, match="condition-too-long"):
        parse("a" * (LONGEST_CONDITION + 1))


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("not ", ""), ("not\n", "")])
def test_too_deep(opening: str, closing: str) -> None:
    parse(opening * DEEPEST_NESTING + "a" + closing * DEEPEST_NESTING)
    deeper = 2 * DEEPEST_NESTING
    with pytest.raises(InvalidInput, match="condition-too-deep"):
        parse(opening * deeper + "a" + closing * deeper)


def test_a_long_chain_is_not_deep() -> None:
    tree = parse(" or ".join(["a"] * 2000))
    assert isinstance(tree, Or)
    assert len(tree.operands) == 2000
