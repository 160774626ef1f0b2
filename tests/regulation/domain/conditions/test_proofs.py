from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.small import LATE, findings, markets, profile, small_rules
from tests.regulation.strategies import compiled, complete_profiles, conditions, partial_of

from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.conditions.proofs import Proof, prove
from comity.regulation.domain.conditions.syntax import Expression
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Value


def leaves(proof: Proof) -> Iterator[Proof]:
    if not proof.parts:
        yield proof
    for part in proof.parts:
        yield from leaves(part)


@given(st.lists(conditions, min_size=1, max_size=3), complete_profiles.flatmap(partial_of))
def test_the_facts_in_the_leaves_suffice(trees: list[Expression], values: dict[str, Value]) -> None:
    nodes, places = compiled(*trees)
    evaluator = Evaluator(nodes)
    truths = evaluator.truths(values)
    proof = prove(nodes, truths, values, [Node(Op.AND, tuple(places))])
    assert proof.truth == min(truths[place] for place in places)
    named = {leaf.fact for leaf in leaves(proof)}
    again = evaluator.truths({fact: value for fact, value in values.items() if fact in named})
    assert min(again[place] for place in places) == proof.truth


@given(conditions, complete_profiles.flatmap(partial_of))
def test_every_step_follows_from_its_parts(tree: Expression, values: dict[str, Value]) -> None:
    nodes, (root,) = compiled(tree)
    proof = prove(nodes, Evaluator(nodes).truths(values), values, [Node(Op.AND, (root,))])

    def follows(step: Proof) -> bool:
        below = {part.truth for part in step.parts}
        expected = {Truth(2 - step.truth)} if step.op is Op.NOT else {step.truth}
        return (not below or below == expected) and all(map(follows, step.parts))

    assert follows(proof)


def test_a_proof_shows_what_was_stated_and_under_which_terms() -> None:
    stated = profile(
        offer__markets=markets("DE"), party__user=True, system__makes=markets("video"),
        system__risky=True,
    )  # fmt: skip
    rules = small_rules()
    tell = findings(stated, LATE)["eu-small-act:art_3__para_2.tell"]
    proof = rules.inquire(stated, LATE).explain(tell)
    assert proof.truth is Truth.TRUE
    condition, periods = proof.parts
    assert [part.term for part in condition.parts[0].parts] == [
        "eu-small-act:scope",
        "eu-small-act:bearer user",
        "",
    ]
    video = next(leaf for leaf in leaves(condition) if leaf.fact == "system.makes")
    assert (video.value, video.stated) == ("video", markets("video"))
    assert [leaf.truth for leaf in leaves(periods)] == [Truth.TRUE] * 2


def test_what_is_false_is_shown_by_what_is_false_alone() -> None:
    stated = profile(offer__markets=markets("KR"), party__user=True)
    tell = findings(stated, LATE)["eu-small-act:art_3__para_2.tell"]
    proof = small_rules().inquire(stated, LATE).explain(tell)
    assert proof.truth is Truth.FALSE
    assert [leaf.fact for leaf in leaves(proof)] == ["offer.markets"]
