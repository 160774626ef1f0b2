"""What would decide it: the smallest sets of answers that settle an open condition.

For each outcome these are the minimal implicants of the condition in Kleene's logic: an open atom is
settled by its own answer; a conjunction is made true by settling all its open parts and false by
settling one; a disjunction the other way round. Answers about one fact must be possible together.

Sets of answers are bit masks while the search lasts; what is found for a node is kept for the next
condition that uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.conditions.together import possible_together
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Comparison, Scalar, Value, compare

KEPT = 32
"""How many sets are carried upwards from each condition, smallest first."""


@dataclass(frozen=True, slots=True)
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


def deciding_sets(
    nodes: Sequence[Node], truths: bytearray, values: Mapping[str, Value], roots: Sequence[Node]
) -> tuple[DecidingSet, ...]:
    """One search; for many conditions keep a `DecidingSearch`."""
    return DecidingSearch(nodes, truths, values).sets(roots)


class DecidingSearch:
    """Finds deciding sets over one program and one state of knowledge."""

    def __init__(
        self, nodes: Sequence[Node], truths: bytearray, values: Mapping[str, Value]
    ) -> None:
        self.nodes, self.truths, self.values = nodes, truths, values
        self._answers: list[Deciding] = []
        self._numbers: dict[Deciding, int] = {}
        self._found: dict[tuple[int, bool], list[int]] = {}
        self._possible: dict[int, bool] = {}

    def sets(self, roots: Sequence[Node]) -> tuple[DecidingSet, ...]:
        """Minimal sets for the conjunction of `roots`, whose operands are places in the program;
        smallest first, empty where the conjunction is settled."""
        if min(self._truth(root) for root in roots) is not Truth.UNKNOWN:
            return ()
        yes = self._all_of([self._settle(root, True) for root in roots])
        no = self._any_of([self._settle(root, False) for root in roots])
        found = [self._named(mask, True) for mask in yes]
        found += [self._named(mask, False) for mask in no]
        return tuple(
            sorted(found, key=lambda each: (len(each.facts), len(each.answers), each.outcome))
        )

    def _named(self, mask: int, outcome: bool) -> DecidingSet:
        answers = (self._answers[number] for number in _numbers(mask))
        return DecidingSet(tuple(sorted(answers, key=_order)), outcome)

    def _truth(self, node: Node) -> Truth:
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

    def _settle(self, node: Node, target: bool) -> list[int]:
        truth = self._truth(node)
        if truth.settled:
            return [0] if (truth is Truth.TRUE) is target else []
        match node.op:
            case Op.ATOM:
                return [self._answer(Deciding(node.fact, node.comparison, node.value, target))]
            case Op.NOT:
                return self._at(node.operands[0], not target)
            case Op.OR:
                parts = [self._at(place, target) for place in node.operands]
                return self._any_of(parts) if target else self._all_of(parts)
            case _:
                parts = [self._at(place, target) for place in node.operands]
                return self._all_of(parts) if target else self._any_of(parts)

    def _at(self, place: int, target: bool) -> list[int]:
        key = (place, target)
        if key not in self._found:
            self._found[key] = self._settle(self.nodes[place], target)
        return self._found[key]

    def _answer(self, answer: Deciding) -> int:
        if answer not in self._numbers:
            self._numbers[answer] = len(self._answers)
            self._answers.append(answer)
        return 1 << self._numbers[answer]

    def _any_of(self, parts: Iterable[list[int]]) -> list[int]:
        return _minimal(mask for part in parts for mask in part)

    def _all_of(self, parts: Iterable[list[int]]) -> list[int]:
        joined = [0]
        for part in sorted(parts, key=len):
            if part != [0]:
                unions = {left | right for left in joined for right in part}
                joined = _minimal(union for union in unions if self._is_possible(union))
        return joined

    def _is_possible(self, mask: int) -> bool:
        if mask not in self._possible:
            by_fact: dict[str, list[tuple[Comparison, Scalar, bool]]] = {}
            for number in _numbers(mask):
                answer = self._answers[number]
                held = (answer.comparison, answer.value, answer.holds)
                by_fact.setdefault(answer.fact, []).append(held)
            self._possible[mask] = all(
                len(held) == 1 or possible_together(held, self.values.get(fact))
                for fact, held in by_fact.items()
            )
        return self._possible[mask]


def _minimal(masks: Iterable[int]) -> list[int]:
    """The sets that hold no other one, smallest first, at most `KEPT`."""
    kept: list[int] = []
    for candidate in sorted(set(masks), key=lambda mask: (mask.bit_count(), mask)):
        if not any(smaller & candidate == smaller for smaller in kept):
            kept.append(candidate)
            if len(kept) == KEPT:
                break
    return kept


def _numbers(mask: int) -> Iterable[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _order(answer: Deciding) -> tuple[str, str, str, bool]:
    return answer.fact, answer.comparison, str(answer.value), answer.holds
