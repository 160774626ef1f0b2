"""What would decide it: the smallest sets of answers that settle an open condition.

For each outcome these are the minimal implicants of the condition in Kleene's logic: an open atom
is settled by its own answer; a conjunction is made true by settling all its open parts and false by
settling one; a disjunction the other way round. Answers about one fact must be possible together,
and none is asked for that follows from the others (who says 1e25 has said more than 1e23).

Sets of answers are bit masks while the search lasts; what is found for a node is kept for the next
condition that uses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
        self._clashes: list[int] = []
        self._about: dict[str, int] = {}
        self._possible: dict[int, bool] = {}
        self._following: dict[int, int] = {}
        self._tangles: dict[str, int] = {}
        self._tangled = 0

    def sets(self, roots: Sequence[Node]) -> tuple[DecidingSet, ...]:
        """Minimal sets for the conjunction of `roots`, whose operands are places in the program;
        smallest first, empty where the conjunction is settled."""
        if min(self._truth(root) for root in roots) is not Truth.UNKNOWN:
            return ()
        yes = self._needed(self._all_of([self._settle(root, True) for root in roots]))
        no = self._needed(self._any_of([self._settle(root, False) for root in roots]))
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
            self._relate(answer, 1 << self._numbers[answer])
        return 1 << self._numbers[answer]

    def _relate(self, answer: Deciding, bit: int) -> None:
        """Note which earlier answers about the same fact can't hold together with this one, and
        where answers may follow from others: about several values of a choice, number or date."""
        about = self._about.get(answer.fact, 0)
        self._about[answer.fact] = about | bit
        self._clashes.append(0)
        for number in _numbers(about):
            earlier = self._answers[number]
            if not self._together([earlier, answer]):
                self._clashes[number] |= bit
                self._clashes[-1] |= 1 << number
            if answer.comparison is not Comparison.HAS and _subject(earlier) != _subject(answer):
                self._tangles[answer.fact] = about | bit
        self._tangled |= self._tangles.get(answer.fact, 0)
        self._following.clear()

    def _any_of(self, parts: Iterable[list[int]]) -> list[int]:
        return _minimal(mask for part in parts for mask in part)

    def _all_of(self, parts: Iterable[list[int]]) -> list[int]:
        joined = [0]
        for part in sorted(parts, key=len):
            if part != [0]:
                unions: set[int] = set()
                for left in joined:
                    barred = self._barred(left)
                    unions.update(left | right for right in part if not barred & right)
                joined = _minimal(union for union in unions if self._is_possible(union))
        return joined

    def _barred(self, mask: int) -> int:
        """The answers that can't hold together with some answer in `mask`."""
        barred = 0
        for number in _numbers(mask):
            barred |= self._clashes[number]
        return barred

    def _is_possible(self, mask: int) -> bool:
        """Whether answers of which no two clash can all hold: three about one fact may not."""
        if not mask & self._tangled:
            return True
        parts = (mask & about for about in self._tangles.values())
        return all(self._is_possible_about(part) for part in parts if part.bit_count() > 2)

    def _is_possible_about(self, part: int) -> bool:
        if part not in self._possible:
            answers = [self._answers[number] for number in _numbers(part)]
            self._possible[part] = self._together(answers)
        return self._possible[part]

    def _together(self, answers: list[Deciding]) -> bool:
        held = [(answer.comparison, answer.value, answer.holds) for answer in answers]
        return possible_together(held, self.values.get(answers[0].fact))

    def _needed(self, masks: list[int]) -> list[int]:
        """The sets without the answers that follow from their others, and without those sets that
        would still settle it with an answer less."""
        reduced = list(dict.fromkeys(self._reduced(mask) for mask in masks))
        return [
            mask
            for mask in reduced
            if not (mask & self._tangled and self._has_to_spare(mask, reduced))
        ]

    def _reduced(self, mask: int) -> int:
        for number in _numbers(mask & self._tangled):
            bit = 1 << number
            if self._closed(mask ^ bit) & bit:
                mask ^= bit
        return mask

    def _has_to_spare(self, mask: int, others: list[int]) -> bool:
        fewer = [self._closed(mask ^ 1 << number) for number in _numbers(mask)]
        return any(other & closed == other for closed in fewer for other in others)

    def _closed(self, mask: int) -> int:
        """The answers in `mask` and those that follow from them."""
        closed = mask
        for about in self._tangles.values():
            if mask & about:
                closed |= self._follow(mask & about, about)
        return closed

    def _follow(self, given: int, about: int) -> int:
        if given not in self._following:
            held = [self._answers[number] for number in _numbers(given)]
            following = 0
            for number in _numbers(about & ~given):
                answer = self._answers[number]
                if not self._together([*held, replace(answer, holds=not answer.holds)]):
                    following |= 1 << number
            self._following[given] = following
        return self._following[given]


def _minimal(masks: Iterable[int]) -> list[int]:
    """The sets that hold no other one, smallest first, at most `KEPT`."""
    kept: list[int] = []
    for candidate in sorted(set(masks), key=lambda mask: (mask.bit_count(), mask)):
        if not any(smaller & candidate == smaller for smaller in kept):
            kept.append(candidate)
            if len(kept) == KEPT:
                break
    return kept


def _subject(answer: Deciding) -> tuple[Comparison, Scalar]:
    return answer.comparison, answer.value


def _numbers(mask: int) -> Iterable[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _order(answer: Deciding) -> tuple[str, str, str, bool]:
    return answer.fact, answer.comparison, str(answer.value), answer.holds
