from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.strategies import FACTS

from comity.kernel.domain.errors import ComityError, InvalidInput, UnknownName
from comity.kernel.domain.messages import Message
from comity.regulation.domain.conditions.compiler import Scope, compile_condition
from comity.regulation.domain.conditions.program import Node, Op, ProgramBuilder
from comity.regulation.domain.values import Comparison
from comity.regulation.domain.vocabulary import Fact, FactType, Vocabulary

UNITS = {"FLOP": 1.0, "PFLOP": 1e15, "ZFLOP": 1e21}
FACT = Fact(id="compute", type=FactType.NUMBER, question={}, units=UNITS)
PLACES = Fact(id="places", type=FactType.JURISDICTIONS, question={})
SCOPE = Scope(
    Vocabulary({**FACTS, "compute": FACT, "places": PLACES}), frozenset({"EU", "KR", "US-CO"}), {}
)


def compiled(text: str) -> list[Node]:
    builder = ProgramBuilder()
    compile_condition(text, SCOPE, builder)
    return builder.nodes


def failure(text: str) -> ComityError:
    with pytest.raises(ComityError) as caught:
        compiled(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "id", "name", "near"),
    [
        ("frist", "unknown-fact-or-term", "frist", "first"),
        ("colur = red", "unknown-fact", "colur", "colour"),
        ("colour = rod", "unknown-choice", "rod", "red"),
        ("parts has zzz", "unknown-choice", "zzz", None),
        ("places has US-CA", "unknown-jurisdiction", "US-CA", "US-CO"),
    ],
)
def test_an_unknown_name_comes_with_the_nearest(
    text: str, id: str, name: str, near: str | None
) -> None:
    error = failure(text)
    assert isinstance(error, UnknownName)
    assert (error.message.id, error.message.params["name"]) == (id, name)
    assert error.remedy == (Message("did-you-mean", {"name": near}) if near else None)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("colour", "fact-needs-comparison"),
        ("size", "fact-needs-comparison"),
        ("first = red", "comparison-not-allowed"),
        ("colour > red", "comparison-not-allowed"),
        ("colour has red", "comparison-not-allowed"),
        ("parts = p", "comparison-not-allowed"),
        ("size has p", "comparison-not-allowed"),
        ("size > red", "wrong-type"),
        ("size > 2026-08-02", "wrong-type"),
        ("size > 1e999", "wrong-type"),
        ("compute > 1e300 PFLOP", "wrong-type"),
        ("day > 5", "wrong-type"),
        ("day > tomorrow", "wrong-type"),
        ("day > 2026-02-30", "wrong-type"),
        ("colour = 5", "wrong-type"),
        ("compute > 5", "wrong-unit"),
        ("compute > 5 flop", "wrong-unit"),
        ("size > 5 FLOP", "wrong-unit"),
    ],
)
def test_what_can_not_be_compared_is_refused(text: str, id: str) -> None:
    error = failure(text)
    assert isinstance(error, InvalidInput)
    assert error.message.id == id


def test_an_error_says_at_which_character_and_which_units_are_accepted() -> None:
    assert failure("first and frist").message.params["position"] == 10
    assert failure("first and size > red").message.params["position"] == 10
    wrong = {"fact": "compute", "unit": "-", "accepted": ("FLOP", "PFLOP", "ZFLOP")}
    assert failure("compute > 5").message.params == wrong


def test_an_empty_condition_always_holds() -> None:
    assert compiled(" \n") == [Node(Op.CONSTANT, value=True)]


def test_equal_conditions_share_a_node() -> None:
    assert compiled("(first and second) or not (first and second)") == [
        Node(Op.ATOM, fact="first"),
        Node(Op.ATOM, fact="second"),
        Node(Op.AND, (0, 1)),
        Node(Op.NOT, (2,)),
        Node(Op.OR, (2, 3)),
    ]


def test_what_stands_twice_in_a_junction_counts_once() -> None:
    assert compiled("first and first") == [Node(Op.ATOM, fact="first")]
    assert compiled("first or second or first")[-1] == Node(Op.OR, (0, 1))


def test_units_are_brought_to_the_canonical_one_before_nodes_are_shared() -> None:
    assert compiled("compute >= 1.1e4 ZFLOP or compute >= 1.1e25 FLOP") == [
        Node(Op.ATOM, fact="compute", comparison=Comparison.GREATER_OR_EQUAL, value=1.1e25)
    ]


@given(st.integers(1, 9999), st.integers(0, 6), st.sampled_from([("PFLOP", 15), ("ZFLOP", 21)]))
def test_a_quantity_is_the_same_in_every_unit(
    mantissa: int, places: int, unit: tuple[str, int]
) -> None:
    name, power = unit
    assert compiled(f"compute < {mantissa}e-{places} {name}") == compiled(
        f"compute < {mantissa}e{power - places} FLOP"
    )
