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
    """One proof; for many conditions keep a `Prover`."""
    return Prover(nodes, truths, values, stated).proof(roots)


class Prover:
    """Proves conditions of one program under one state of knowledge. Conditions that share a part
    share its proof. Atoms show what is `stated` where that is not `values` to the letter."""

    def __init__(
        self,
        nodes: Sequence[Node],
        truths: bytearray,
        values: Mapping[str, Value],
        stated: Mapping[str, Value] | None = None,
    ) -> None:
        self.nodes, self.truths, self.values = nodes, truths, values
        self.shown = values if stated is None else stated
        self._found: dict[int, Proof] = {}

    def proof(self, roots: Sequence[Node]) -> Proof:
        """The proof of the conjunction of `roots`, whose operands are places in the program."""
        parts = tuple(self._step(root) for root in roots)
        truth = Truth(min(part.truth for part in parts))
        return Proof(Op.AND, truth, tuple(part for part in parts if part.truth == truth))

    def _at(self, place: int) -> Proof:
        if place not in self._found:
            self._found[place] = self._step(self.nodes[place])
        return self._found[place]

    def _step(self, node: Node) -> Proof:
        if node.op is Op.CONSTANT:
            return Proof(node.op, Truth.TRUE if node.value else Truth.FALSE)
        if node.op is Op.ATOM:
            truth = compare(self.values.get(node.fact), node.comparison, node.value)
            stated = self.shown.get(node.fact)
            return Proof(
                node.op, truth, (), node.fact, node.comparison, node.value, stated, node.term
            )
        below = [Truth(self.truths[place]) for place in node.operands]
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
            self._at(place)
            for place, operand in zip(node.operands, below, strict=True)
            if operand == carrying
        )
        return Proof(node.op, truth, parts, term=node.term)
