"""The quick measure of decisiveness against the exact search."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.strategies import (
    compiled,
    complete_profiles,
    conditions,
    partial_of,
    small_conditions,
)

from comity.regulation.domain.conditions.deciding import deciding_sets
from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import Node, Op, ProgramBuilder
from comity.regulation.domain.conditions.syntax import Expression
from comity.regulation.domain.decisiveness import Decisiveness, OpenEnd
from comity.regulation.domain.questions import OpenQuestion, open_questions
from comity.regulation.domain.truth import Truth


def measured(tree: Expression, stated: dict[str, Any]) -> tuple[Decisiveness, OpenEnd, Any]:
    nodes, (place,) = compiled(tree)
    truths = Evaluator(nodes).truths(stated)
    root = Node(Op.AND, (place,))
    exact = deciding_sets(nodes, truths, stated, (root,))
    return Decisiveness(nodes, truths), OpenEnd((root,)), (truths[place], exact)


@given(tree=conditions, data=st.data())
def test_no_fact_that_settles_alone_is_missed(tree: Expression, data: st.DataObject) -> None:
    stated = data.draw(partial_of(data.draw(complete_profiles)))
    measure, end, (truth, exact) = measured(tree, stated)
    if truth != Truth.UNKNOWN:
        return
    alone = {fact for each in exact if len(each.facts) == 1 for fact in each.facts}
    found = measure.questions([end])
    assert alone <= {question.fact for question in found if question.settles}
    assert all(measure.is_near(fact, end) for fact in alone)


@given(tree=small_conditions, data=st.data())
def test_what_can_be_asked_is_open(tree: Expression, data: st.DataObject) -> None:
    """Every fact of a deciding set, and every fact that is ranked, is one it may turn on."""
    stated = data.draw(partial_of(data.draw(complete_profiles)))
    measure, end, (truth, exact) = measured(tree, stated)
    if truth != Truth.UNKNOWN:
        return
    ranked = {question.fact for question in measure.questions([end])}
    named = {fact for each in exact for fact in each.facts}
    assert ranked
    assert ranked | named <= measure.open_facts([end])


def atoms(*facts: str) -> tuple[ProgramBuilder, list[int]]:
    builder = ProgramBuilder()
    return builder, [builder.place(Node(Op.ATOM, fact=fact)) for fact in facts]


def test_it_ranks_as_the_exact_search_does() -> None:
    builder, (a, b, c) = atoms("a", "b", "c")
    either, both = builder.disjoin([b, c]), builder.conjoin([a, b])
    truths = Evaluator(builder.nodes).truths({})
    roots = [(Node(Op.AND, (place,)),) for place in (a, either, both)]
    exact = open_questions([deciding_sets(builder.nodes, truths, {}, each) for each in roots])
    assert Decisiveness(builder.nodes, truths).questions(map(OpenEnd, roots)) == exact
    assert exact == (
        OpenQuestion("a", settles=2, helps=2),
        OpenQuestion("b", settles=2, helps=2),
        OpenQuestion("c", settles=1, helps=1),
    )


def test_where_nothing_can_make_it_apply_only_a_no_counts() -> None:
    builder, (a, b) = atoms("a", "b")
    root = Node(Op.OR, (a, b))
    measure = Decisiveness(builder.nodes, Evaluator(builder.nodes).truths({}))
    assert measure.questions([OpenEnd((root,))])[0] == OpenQuestion("a", settles=1, helps=1)
    only_no = measure.questions([OpenEnd((root,), may_apply=False)])
    assert only_no == (OpenQuestion("a", 0, 1), OpenQuestion("b", 0, 1))
    assert measure.questions([OpenEnd((root, Node(Op.CONSTANT, value=False)))]) == ()
