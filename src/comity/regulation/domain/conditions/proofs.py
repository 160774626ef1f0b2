"""Proofs: why a condition came out as it did, built when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison, Scalar, Value, compare


@dataclass(frozen=True, slots=True)
class Proof:
    """A step. `parts` are the steps that carry it: of a true conjunction all, of a false one those
    that are false, of an open one those that are open; of a disjunction the other way round.

    An atom has `fact`, `comparison`, `value` and what was `stated` (`None`: nothing); a term has
    its name, under which the instrument gives label and citation."""

    op: Op
    truth: Truth
    parts: tuple[Proof, ...] = ()
    fact: str = ""
    comparison: Comparison = Comparison.EQUAL
    value: Scalar = True
    stated: Value | None = None
    term: str = ""


def prove(
    nodes: Sequence[Node],
    truths: bytearray,
    values: Mapping[str, Value],
    roots: Sequence[Node],
    stated: Mapping[str, Value] | None = None,
) -> Proof:
    """The proof of the conjunction of `roots`, whose operands are places in `nodes`. Atoms show
    what is `stated` where that is not `values` to the letter."""
    shown = values if stated is None else stated
    parts = tuple(_step(nodes, truths, values, shown, root) for root in roots)
    truth = Truth(min(part.truth for part in parts))
    return Proof(Op.AND, truth, tuple(part for part in parts if part.truth == truth))


def _step(
    nodes: Sequence[Node],
    truths: bytearray,
    values: Mapping[str, Value],
    shown: Mapping[str, Value],
    node: Node,
) -> Proof:
    if node.op is Op.CONSTANT:
        return Proof(node.op, Truth.TRUE if node.value else Truth.FALSE)
    if node.op is Op.ATOM:
        truth = compare(values.get(node.fact), node.comparison, node.value)
        stated = shown.get(node.fact)
        return Proof(node.op, truth, (), node.fact, node.comparison, node.value, stated, node.term)
    below = [Truth(truths[place]) for place in node.operands]
    match node.op:
        case Op.NOT:
            truth, carrying = Truth(2 - below[0]), below[0]
        case Op.AND:
            truth = carrying = min(below)
        case Op.OR:
            truth = carrying = max(below)
        case _:
            truth = carrying = below[0]
    parts = tuple(
        _step(nodes, truths, values, shown, nodes[place])
        for place, operand in zip(node.operands, below, strict=True)
        if operand == carrying
    )
    return Proof(node.op, truth, parts, term=node.term)
