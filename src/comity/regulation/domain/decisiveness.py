"""How decisive each question is, at the cost of one pass over what is open.

`deciding` finds every smallest set of answers, which takes a second while nothing is stated yet. To
choose the next question it is enough to know how many answers each open condition is away from
either outcome, and which facts stand nearest: the proof and disproof numbers of proof-number search
(Allis, van der Meulen and van den Herik, "Proof-number search", Artificial Intelligence 66, 1994),
over facts. Several answers about one fact are one question ("none of these uses"), however many
there are; where the exact search stops at its `KEPT` sets, this one still counts them. Answers that
can't hold together are not told apart, so a fact may be counted once too often, never too seldom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.questions import OpenQuestion
from comity.regulation.domain.truth import Truth


@dataclass(frozen=True, slots=True, eq=False)
class OpenEnd:
    """What an open finding turns on: the conjunction of `roots`, as `Inquiry.roots` gives it, and
    whether any answer can make it apply."""

    roots: tuple[Node, ...]
    may_apply: bool = True


class Effort(NamedTuple):
    """What settles a condition as one outcome: about how many answers, which facts they are about,
    and which facts do it alone. Facts are bit masks."""

    answers: int
    facts: int
    alone: int


_DONE = Effort(0, 0, 0)
_UNKNOWN = int(Truth.UNKNOWN)
_SETTLED = {False: int(Truth.FALSE), True: int(Truth.TRUE)}


class Decisiveness:
    """Over one program and one state of knowledge: `truths` has one for each of `nodes`."""

    def __init__(self, nodes: Sequence[Node], truths: bytearray) -> None:
        self.nodes, self.truths = nodes, truths
        self._bits: dict[str, int] = {}
        self._found: dict[tuple[int, bool], Effort | None] = {}
        self._open: dict[int, int] = {}
        self._nearest: dict[OpenEnd, tuple[int, int]] = {}

    def questions(self, ends: Iterable[OpenEnd]) -> tuple[OpenQuestion, ...]:
        """The facts to ask for, as `open_questions` ranks them; one of `ends` for each finding."""
        settles: Counter[int] = Counter()
        helps: Counter[int] = Counter()
        for end, count in Counter(ends).items():
            alone, nearest = self._near(end)
            for bit in _bits(nearest):
                helps[bit] += count
            for bit in _bits(alone):
                settles[bit] += count
        names = {bit: fact for fact, bit in self._bits.items()}
        found = [OpenQuestion(names[bit], settles[bit], count) for bit, count in helps.items()]
        return tuple(sorted(found, key=lambda it: (-it.settles, -it.helps, it.fact)))

    def is_near(self, fact: str, end: OpenEnd) -> bool:
        """Whether one answer about `fact` may settle it; where no fact can do so alone, whether it
        stands in a smallest set."""
        alone, nearest = self._near(end)
        return bool(self._bit(fact) & (alone or nearest))

    def open_facts(self, ends: Iterable[OpenEnd]) -> frozenset[str]:
        """Every fact that some of these may still turn on."""
        mask = 0
        for end in set(ends):
            for root in end.roots:
                mask |= self._open_in(root)
        return frozenset(fact for fact, bit in self._bits.items() if bit & mask)

    def _near(self, end: OpenEnd) -> tuple[int, int]:
        """The facts that settle it alone, and those in its smallest sets."""
        if end in self._nearest:
            return self._nearest[end]
        alone = nearest = least = 0
        for outcome in (False, True) if end.may_apply else (False,):
            parts = [self._of_root(root, outcome) for root in end.roots]
            effort = _all_of(parts) if outcome else _any_of(parts)
            if effort is None:
                continue
            alone |= effort.alone
            if not least or effort.answers < least:
                least, nearest = effort.answers, effort.facts
            elif effort.answers == least:
                nearest |= effort.facts
        self._nearest[end] = alone, nearest
        return alone, nearest

    def _of_root(self, root: Node, target: bool) -> Effort | None:
        if root.op is Op.CONSTANT:
            return _DONE if root.value is target else None
        return self._parts(root, target)

    def _at(self, place: int, target: bool) -> Effort | None:
        """`None` where the condition can't come out so any more."""
        truth = self.truths[place]
        if truth != _UNKNOWN:
            return _DONE if truth == _SETTLED[target] else None
        key = (place, target)
        if key not in self._found:
            self._found[key] = self._parts(self.nodes[place], target)
        return self._found[key]

    def _parts(self, node: Node, target: bool) -> Effort | None:
        op = node.op
        if op is Op.ATOM:
            bit = self._bit(node.fact)
            return Effort(1, bit, bit)
        if op is Op.NOT:
            return self._at(node.operands[0], not target)
        parts = [self._at(place, target) for place in node.operands]
        return _any_of(parts) if (op is Op.OR) is target else _all_of(parts)

    def _open_in(self, node: Node) -> int:
        if node.op is Op.ATOM:
            return self._bit(node.fact)
        mask = 0
        for place in node.operands:
            if self.truths[place] == _UNKNOWN:
                if place not in self._open:
                    self._open[place] = self._open_in(self.nodes[place])
                mask |= self._open[place]
        return mask

    def _bit(self, fact: str) -> int:
        return self._bits.setdefault(fact, 1 << len(self._bits))


def _any_of(parts: Sequence[Effort | None]) -> Effort | None:
    answers = facts = alone = 0
    possible = False
    for part in parts:
        if part is None:
            continue
        if not part.answers:
            return _DONE
        alone |= part.alone
        if not possible or part.answers < answers:
            answers, facts = part.answers, part.facts
        elif part.answers == answers:
            facts |= part.facts
        possible = True
    return Effort(answers, facts, alone) if possible else None


def _all_of(parts: Sequence[Effort | None]) -> Effort | None:
    answers = facts = 0
    alone = -1
    for part in parts:
        if part is None:
            return None
        if part.answers:
            answers += part.answers
            facts |= part.facts
            alone &= part.alone
    if not answers:
        return _DONE
    return Effort(1, alone, alone) if alone else Effort(answers, facts, 0)


def _bits(mask: int) -> Iterable[int]:
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest
