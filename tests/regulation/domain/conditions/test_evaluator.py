"""Two properties on which everything else rests: what is settled stays settled, and what is settled
is so."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.strategies import compiled, complete_profiles, conditions, partial_of

from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.conditions.syntax import Expression
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Value

rule_sets = st.lists(conditions, min_size=1, max_size=4)


def truths(nodes: list[Node], values: Mapping[str, Value]) -> list[Truth]:
    return [Truth(truth) for truth in Evaluator(nodes).truths(values)]


@given(rule_sets, st.data())
def test_learning_more_never_flips_what_was_settled(
    trees: list[Expression], data: st.DataObject
) -> None:
    nodes, _ = compiled(*trees)
    more = data.draw(complete_profiles.flatmap(partial_of), "more")
    less = data.draw(partial_of(more), "less")
    before, after = truths(nodes, less), truths(nodes, more)
    assert [truth for truth in before if truth.settled] == [
        truth for truth, earlier in zip(after, before, strict=True) if earlier.settled
    ]


@given(rule_sets, complete_profiles)
def test_a_complete_profile_leaves_nothing_open(
    trees: list[Expression], whole: dict[str, Value]
) -> None:
    nodes, _ = compiled(*trees)
    assert Truth.UNKNOWN not in truths(nodes, whole)


@given(rule_sets)
def test_an_empty_profile_settles_no_atom(trees: list[Expression]) -> None:
    nodes, _ = compiled(*trees)
    found = truths(nodes, {})
    assert {found[place] for place, node in enumerate(nodes) if node.op is Op.ATOM} <= {
        Truth.UNKNOWN
    }


def test_facts_that_no_condition_reads_do_no_harm() -> None:
    nodes = [Node(Op.ATOM, fact="first"), Node(Op.TERM, (0,), term="x:term")]
    assert truths(nodes, {"second": True}) == [Truth.UNKNOWN, Truth.UNKNOWN]
    assert truths(nodes, {"first": True}) == [Truth.TRUE, Truth.TRUE]
