"""Evaluation: the truth of every node of a program for one set of stated values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison, Scalar, Value, compare


class Evaluator:
    """A program made ready to run: `truths(values)` is one pass over its nodes.

    Atoms of facts that are not stated are never visited: they start out unknown.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._start = bytearray([Truth.UNKNOWN]) * len(nodes)
        self._atoms: dict[str, list[tuple[int, Comparison, Scalar]]] = defaultdict(list)
        self._steps: list[tuple[int, int, tuple[int, ...]]] = []
        for place, node in enumerate(nodes):
            match node.op:
                case Op.CONSTANT:
                    self._start[place] = Truth.TRUE if node.value else Truth.FALSE
                case Op.ATOM:
                    self._atoms[node.fact].append((place, node.comparison, node.value))
                case _:
                    self._steps.append((place, int(node.op), node.operands))

    def truths(self, values: Mapping[str, Value]) -> bytearray:
        """One `Truth` a node, in the program's order."""
        truths = self._start[:]
        for fact, value in values.items():
            for place, comparison, other in self._atoms.get(fact, ()):
                truths[place] = compare(value, comparison, other)
        conjunction, negation, read = int(Op.AND), int(Op.NOT), truths.__getitem__
        disjunction = int(Op.OR)
        for place, op, operands in self._steps:
            if op == conjunction:
                truths[place] = min(map(read, operands))
            elif op == disjunction:
                truths[place] = max(map(read, operands))
            elif op == negation:
                truths[place] = 2 - truths[operands[0]]
            else:
                truths[place] = truths[operands[0]]
        return truths
