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
        known = self._start[:]
        for fact, value in values.items():
            for place, comparison, other in self._atoms.get(fact, ()):
                known[place] = compare(value, comparison, other)
        # Written out, and on a list: minima and maxima that end early, at half the cost of min().
        truths = list(known)
        disjunction, negation = int(Op.OR), int(Op.NOT)
        for place, op, operands in self._steps:
            if op == disjunction:
                truth = 0
                for operand in operands:
                    if truths[operand] > truth:
                        truth = truths[operand]
                        if truth == 2:
                            break
            elif op == negation:
                truth = 2 - truths[operands[0]]
            else:
                truth = 2
                for operand in operands:
                    if truths[operand] < truth:
                        truth = truths[operand]
                        if not truth:
                            break
            truths[place] = truth
        return bytearray(truths)
