"""Compiled conditions: one table of nodes, each distinct condition once, operands before users."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from comity.regulation.domain.values import Comparison, Scalar


class Op(IntEnum):
    CONSTANT = 0
    ATOM = 1
    """`fact comparison value`"""
    NOT = 2
    AND = 3
    OR = 4
    TERM = 5
    """a named condition: the truth of its one operand, under a name that has a citation"""


@dataclass(frozen=True, slots=True)
class Node:
    """A condition whose parts are other nodes, by their place in the program."""

    op: Op
    operands: tuple[int, ...] = ()
    fact: str = ""
    comparison: Comparison = Comparison.EQUAL
    value: Scalar = True
    term: str = ""
    """`instrument:name`; names that begin with "bearer " or are "scope" stand for those"""


OPEN_START = 0
"""An ordinal day earlier than any date, for periods that begin when a treaty binds."""
OPEN_END = 10**7
"""An ordinal day later than any date, for periods without end."""


@dataclass(frozen=True, slots=True)
class CompiledPeriod:
    """`start` and `until` (excluded) as proleptic ordinals, and the node of its `when`. Where
    `until` is not after `start`, the instrument ended before the period began."""

    start: int
    until: int
    node: int


@dataclass(frozen=True, slots=True)
class CompiledNorm:
    """A norm by its place in the corpus, and the nodes that decide it: `condition` joins scope,
    bearer, `when` and not `unless`; one of `periods` must hold besides."""

    instrument: int
    provision: int
    norm: int
    condition: int
    periods: tuple[CompiledPeriod, ...]


@dataclass(frozen=True, slots=True)
class CorpusProgram:
    """The compiled corpus. `constraints` are nodes in the order of the corpus's constraints."""

    nodes: tuple[Node, ...]
    norms: tuple[CompiledNorm, ...]
    constraints: tuple[int, ...]


@dataclass(slots=True)
class ProgramBuilder:
    """Collects nodes; equal nodes share a place (hash consing)."""

    nodes: list[Node] = field(default_factory=list)
    _places: dict[Node, int] = field(default_factory=dict)

    def place(self, node: Node) -> int:
        found = self._places.get(node)
        if found is None:
            found = self._places[node] = len(self.nodes)
            self.nodes.append(node)
        return found

    def constant(self, value: bool) -> int:
        return self.place(Node(Op.CONSTANT, value=value))

    def conjoin(self, operands: list[int]) -> int:
        return self._junction(Op.AND, operands)

    def disjoin(self, operands: list[int]) -> int:
        return self._junction(Op.OR, operands)

    def negate(self, operand: int) -> int:
        return self.place(Node(Op.NOT, (operand,)))

    def _junction(self, op: Op, operands: list[int]) -> int:
        distinct = tuple(dict.fromkeys(operands))
        if not distinct:
            return self.constant(op is Op.AND)
        return distinct[0] if len(distinct) == 1 else self.place(Node(op, distinct))
