"""Deciding sets against brute force: every way to complete a profile is tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regulation.strategies import (
    CHOICES,
    DAYS,
    MEMBERS,
    compiled,
    complete_profiles,
    partial_of,
    small_conditions,
)

from comity.regulation.domain.conditions.deciding import (
    KEPT,
    Deciding,
    DecidingSearch,
    DecidingSet,
    deciding_sets,
)
from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.parser import parse
from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.conditions.syntax import Expression
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Interval, Members, Value, compare

EVERY_PART = [Members(frozenset(part)) for size in range(4) for part in combinations(MEMBERS, size)]
DOMAINS: Mapping[str, Sequence[Value]] = {
    "first": (True, False),
    "second": (True, False),
    "colour": (*CHOICES, "another"),
    "parts": EVERY_PART,
    "size": [Interval(it / 2, it / 2) for it in range(-9, 18)],
    "day": [Interval(f"2026-{it}", f"2026-{it}") for it in ("02-20", "02-25")]
    + [Interval(day, day) for day in (*DAYS, "2026-03-03", "2026-03-20")],
}
cases = st.tuples(small_conditions, complete_profiles.flatmap(partial_of))


def open_case(
    tree: Expression, values: dict[str, Value]
) -> tuple[list[Node], int, list[DecidingSet]]:
    nodes, (root,) = compiled(tree)
    truths = Evaluator(nodes).truths(values)
    roots = [Node(Op.AND, (root,)), Node(Op.CONSTANT, value=True)]
    return nodes, root, list(deciding_sets(nodes, truths, values, roots))


def admits(stated: Value | None, value: Value) -> bool:
    match stated, value:
        case Interval(), Interval(lowest=low, highest=high):
            above = stated.lowest is None or stated.lowest <= low  # type: ignore[operator]
            return above and (stated.highest is None or high <= stated.highest)  # type: ignore[operator]
        case Members(complete=False), Members():
            return stated.included <= value.included and not stated.excluded & value.included
    return stated is None or stated == value


def possible(fact: str, stated: Value | None, answers: Iterable[Deciding]) -> list[Value]:
    """Every value of a fact, within what is stated of it, that gives the answers."""
    return [
        value
        for value in DOMAINS[fact]
        if admits(stated, value)
        and all(
            (compare(value, it.comparison, it.value) is Truth.TRUE) is it.holds for it in answers
        )
    ]


def truth_given(
    nodes: list[Node], root: int, values: Mapping[str, Value], answers: Iterable[Deciding]
) -> Truth:
    """Kleene's truth of the root where each atom is settled as far as the answers settle it."""
    told: dict[str, list[Deciding]] = {}
    for answer in answers:
        told.setdefault(answer.fact, []).append(answer)
    ways = {fact: possible(fact, values.get(fact), given) for fact, given in told.items()}

    @cache
    def truth(place: int) -> Truth:
        node = nodes[place]
        match node.op:
            case Op.CONSTANT:
                return Truth.TRUE if node.value else Truth.FALSE
            case Op.ATOM if node.fact in ways:
                said = {compare(it, node.comparison, node.value) for it in ways[node.fact]}
                return said.pop() if len(said) == 1 else Truth.UNKNOWN
            case Op.ATOM:
                return compare(values.get(node.fact), node.comparison, node.value)
            case Op.NOT:
                return Truth(2 - truth(node.operands[0]))
            case Op.AND:
                return min(truth(operand) for operand in node.operands)
        return max(truth(operand) for operand in node.operands)

    return truth(root)


@given(cases)
def test_each_set_settles_and_none_of_its_answers_can_be_spared(
    case: tuple[Expression, dict[str, Value]],
) -> None:
    tree, values = case
    nodes, root, sets = open_case(tree, values)
    for found in sets:
        settled = Truth.TRUE if found.outcome else Truth.FALSE
        assert truth_given(nodes, root, values, found.answers) is settled
        for spared in found.answers:
            rest = [answer for answer in found.answers if answer != spared]
            assert truth_given(nodes, root, values, rest) is Truth.UNKNOWN


@given(cases, st.data())
def test_values_that_give_the_answers_settle_the_condition(
    case: tuple[Expression, dict[str, Value]], data: st.DataObject
) -> None:
    tree, values = case
    nodes, root, sets = open_case(tree, values)
    for found in sets:
        chosen: dict[str, Value] = {}
        for fact in found.facts:
            answers = [answer for answer in found.answers if answer.fact == fact]
            chosen[fact] = data.draw(st.sampled_from(possible(fact, values.get(fact), answers)))
        truth = Evaluator(nodes).truths({**values, **chosen})[root]
        assert truth == (Truth.TRUE if found.outcome else Truth.FALSE)


@settings(max_examples=60)
@given(cases)
def test_no_fewer_facts_settle_it(case: tuple[Expression, dict[str, Value]]) -> None:
    """The smallest sets of facts for each outcome are exactly those that brute force finds."""
    tree, values = case
    nodes, root, sets = open_case(tree, values)
    evaluator = Evaluator(nodes)
    opened = evaluator.truths(values)[root] == Truth.UNKNOWN
    facts = sorted({node.fact for node in nodes if node.op is Op.ATOM})
    ways = {fact: possible(fact, values.get(fact), ()) for fact in facts}
    expected: dict[bool, set[frozenset[str]]] = {True: set(), False: set()}
    for chosen in chain(*(combinations(facts, size) for size in range(len(facts) + 1))):
        if not opened or len(chosen) > 3:
            continue
        outcomes = {
            evaluator.truths({**values, **dict(zip(chosen, told, strict=True))})[root]
            for told in product(*(ways[fact] for fact in chosen))
        }
        for outcome in (True, False):
            smaller = any(found <= set(chosen) for found in expected[outcome])
            if 2 * outcome in outcomes and not smaller:
                expected[outcome].add(frozenset(chosen))
    for outcome in (True, False):
        found = {it.facts for it in sets if it.outcome is outcome and len(it.facts) <= 3}
        assert {it for it in found if not any(other < it for other in found)} == expected[outcome]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("size >= 3 and size >= 2", ["size >= 3"]),
        ("size >= 2 or (size >= 3 and first)", ["size >= 2"]),
        (
            "size = 2 and size <= 3 and colour = red and not colour = blue",
            ["colour = red, size = 2"],
        ),
        ("first or (size >= 2 and size <= 2 and size != 2)", ["first = True"]),
        ("first or (day > 2026-08-01 and day < 2026-08-02)", ["first = True"]),
        ("first or (colour = red and colour = blue)", ["first = True"]),
        ("parts has p and not parts has q", ["parts has p, not parts has q"]),
    ],
)
def test_what_would_make_it_true(text: str, expected: list[str]) -> None:
    def said(answer: Deciding) -> str:
        value = answer.value if isinstance(answer.value, str | bool) else f"{answer.value:g}"
        return f"{'' if answer.holds else 'not '}{answer.fact} {answer.comparison} {value}"

    _, _, sets = open_case(parse(text), {})
    true = [", ".join(said(answer) for answer in found.answers) for found in sets if found.outcome]
    assert true == expected


def test_a_settled_condition_needs_no_answer() -> None:
    nodes = [Node(Op.ATOM, fact="first")]
    roots = [Node(Op.AND, (0,)), Node(Op.CONSTANT, value=True)]
    for value, truth in ((True, Truth.TRUE), (False, Truth.FALSE)):
        assert deciding_sets(nodes, bytearray([truth]), {"first": value}, roots) == ()


def test_one_search_serves_many_conditions() -> None:
    nodes = [Node(Op.ATOM, fact=fact) for fact in ("first", "second")] + [Node(Op.AND, (0, 1))]
    truths = Evaluator(nodes).truths({})
    search = DecidingSearch(nodes, truths, {})
    for place in range(3):
        roots = [Node(Op.AND, (place,)), Node(Op.CONSTANT, value=True)]
        assert search.sets(roots) == deciding_sets(nodes, truths, {}, roots)


def test_a_wide_condition_keeps_the_smallest_sets() -> None:
    pairs = [Node(Op.AND, (place, place + 1)) for place in range(0, 80, 2)]
    atoms = [Node(Op.ATOM, fact=f"f{place}") for place in range(80)]
    nodes = [*atoms, *pairs, Node(Op.OR, tuple(range(80, 120)))]
    truths = Evaluator(nodes).truths({})
    sets = deciding_sets(nodes, truths, {}, [Node(Op.AND, (120,))])
    assert [len(found.answers) for found in sets if found.outcome] == [2] * KEPT
