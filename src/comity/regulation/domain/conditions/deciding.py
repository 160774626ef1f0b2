"""What would decide it: the smallest sets of answers that settle an open condition.

For each outcome these are the minimal implicants of the condition in Kleene's logic: an open atom is
settled by its own answer; a conjunction is made true by settling all its open parts and false by
settling one; a disjunction the other way round. Answers about one fact must be possible together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.conditions.together import possible_together
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison, Scalar, Value, compare

KEPT = 64
"""How many sets are carried upwards from each condition, smallest first."""


@dataclass(frozen=True, slots=True, order=True)
class Deciding:
    """`fact comparison value`, and whether it would have to hold."""

    fact: str
    comparison: Comparison
    value: Scalar
    holds: bool


@dataclass(frozen=True, slots=True)
class DecidingSet:
    """Answers that, given together, settle the condition as `outcome`."""

    answers: tuple[Deciding, ...]
    outcome: bool

    @property
    def facts(self) -> frozenset[str]:
        return frozenset(answer.fact for answer in self.answers)


_Sets = list[frozenset[Deciding]]


def deciding_sets(
    nodes: Sequence[Node], truths: bytearray, values: Mapping[str, Value], roots: Sequence[Node]
) -> tuple[DecidingSet, ...]:
    """Minimal sets for the conjunction of `roots`, smallest first; empty where it is settled."""
    search = _Search(nodes, truths, values)
    truth = min(search.truth(root) for root in roots)
    if truth is not Truth.UNKNOWN:
        return ()
    yes = search.all_of([search.settle(root, True) for root in roots])
    no = search.any_of([search.settle(root, False) for root in roots])
    found = [DecidingSet(tuple(sorted(answers)), True) for answers in yes]
    found += [DecidingSet(tuple(sorted(answers)), False) for answers in no]
    return tuple(sorted(found, key=lambda each: (len(each.facts), len(each.answers), each.outcome)))


class _Search:
    def __init__(
        self, nodes: Sequence[Node], truths: bytearray, values: Mapping[str, Value]
    ) -> None:
        self.nodes, self.truths, self.values = nodes, truths, values
        self.known: dict[tuple[int, bool], _Sets] = {}

    def truth(self, node: Node) -> Truth:
        match node.op:
            case Op.CONSTANT:
                return Truth.TRUE if node.value else Truth.FALSE
            case Op.ATOM:
                return compare(self.values.get(node.fact), node.comparison, node.value)
            case Op.NOT:
                return Truth(2 - self.truths[node.operands[0]])
            case Op.OR:
                return Truth(max(self.truths[place] for place in node.operands))
            case _:
                return Truth(min(self.truths[place] for place in node.operands))

    def settle(self, node: Node, target: bool) -> _Sets:
        truth = self.truth(node)
        if truth.settled:
            return [frozenset()] if (truth is Truth.TRUE) is target else []
        match node.op:
            case Op.ATOM:
                return [frozenset({Deciding(node.fact, node.comparison, node.value, target)})]
            case Op.NOT:
                return self.at(node.operands[0], not target)
            case Op.OR:
                parts = [self.at(place, target) for place in node.operands]
                return self.any_of(parts) if target else self.all_of(parts)
            case _:
                parts = [self.at(place, target) for place in node.operands]
                return self.all_of(parts) if target else self.any_of(parts)

    def at(self, place: int, target: bool) -> _Sets:
        key = (place, target)
        if key not in self.known:
            self.known[key] = self.settle(self.nodes[place], target)
        return self.known[key]

    def any_of(self, parts: Iterable[_Sets]) -> _Sets:
        return _minimal(answers for part in parts for answers in part)

    def all_of(self, parts: Iterable[_Sets]) -> _Sets:
        joined: _Sets = [frozenset()]
        for part in parts:
            unions = {left | right for left in joined for right in part}
            joined = _minimal(union for union in unions if self.possible(union))
        return joined

    def possible(self, answers: frozenset[Deciding]) -> bool:
        by_fact: dict[str, list[tuple[Comparison, Scalar, bool]]] = {}
        for answer in answers:
            held = (answer.comparison, answer.value, answer.holds)
            by_fact.setdefault(answer.fact, []).append(held)
        return all(
            len(held) == 1 or possible_together(held, self.values.get(fact))
            for fact, held in by_fact.items()
        )


def _minimal(sets: Iterable[frozenset[Deciding]]) -> _Sets:
    """The sets that hold no other one, smallest first, at most `KEPT`."""
    kept: _Sets = []
    for candidate in sorted(set(sets), key=lambda each: (len(each), sorted(map(repr, each)))):
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
            if len(kept) == KEPT:
                break
    return kept
