"""The rulebook: a compiled corpus that answers questions.

    answer = rulebook.obligations(profile, ("EU", "KR"), date(2027, 12, 2))
    rulebook.explain(answer.findings[0], profile, answer.on)

The answer to "what applies" is one pass over the program; proofs and deciding facts are worked out
only for the findings that somebody asks about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.conditions.corpus_program import CompiledNorm, CorpusProgram
from comity.regulation.domain.conditions.deciding import DecidingSet, deciding_sets
from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import Node, Op
from comity.regulation.domain.conditions.proofs import Proof, prove
from comity.regulation.domain.corpus import Corpus, NormPlace
from comity.regulation.domain.findings import Answer, Finding, Ground, Outcome
from comity.regulation.domain.instruments import Instrument
from comity.regulation.domain.profiles import Profile, values_on
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.values import Value
from comity.regulation.domain.vocabulary import Vocabulary

_OUTCOMES = {
    Truth.TRUE: Outcome.APPLIES,
    Truth.FALSE: Outcome.DOES_NOT_APPLY,
    Truth.UNKNOWN: Outcome.UNDETERMINED,
}


@dataclass(frozen=True)
class Rulebook:
    """A corpus, its program, and the release that it was compiled from (hexadecimal SHA-256)."""

    release: str
    corpus: Corpus
    program: CorpusProgram
    jurisdictions: Jurisdictions

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return self.corpus.vocabulary()

    def obligations(self, profile: Profile, where: Sequence[str], on: date) -> Answer:
        """One finding for every norm of every instrument that reaches a jurisdiction in `where`.

        Raises `UnknownName` for a jurisdiction or fact nobody has declared and
        `InvalidInput("contradiction")` for a profile that contradicts itself.
        """
        reach = {id: self._instruments_for(id, on) for id in where}
        wanted = {id for instruments in reach.values() for id in instruments}
        truths = self._evaluator.truths(self._values(profile, on))
        self._refuse_contradictions(truths)
        findings = [
            self._finding(number, norm, truths, on.toordinal())
            for place, instrument in enumerate(self.corpus.instruments)
            if instrument.id in wanted
            for number, norm in self._norms_of[place]
        ]
        return Answer(on, reach, tuple(findings))

    def explain(self, finding: Finding, profile: Profile, on: date) -> Proof:
        """Why `finding` came out as it did: the conditions that carry it, down to stated facts."""
        values = self._values(profile, on)
        truths = self._evaluator.truths(values)
        return prove(self.program.nodes, truths, values, self._parts(finding.number, on))

    def deciding(self, finding: Finding, profile: Profile, on: date) -> tuple[DecidingSet, ...]:
        """The smallest sets of facts, not stated yet, that would settle an undetermined finding,
        each with the answers that would do so and the outcome that would follow."""
        values = self._values(profile, on)
        truths = self._evaluator.truths(values)
        return deciding_sets(self.program.nodes, truths, values, self._parts(finding.number, on))

    def place_of(self, norm: CompiledNorm) -> NormPlace:
        instrument = self.corpus.instruments[norm.instrument]
        provision = instrument.provisions[norm.provision]
        return NormPlace(instrument, provision, provision.norms[norm.norm])

    @cached_property
    def _evaluator(self) -> Evaluator:
        return Evaluator(self.program.nodes)

    @cached_property
    def _norms_of(self) -> list[list[tuple[int, CompiledNorm]]]:
        norms: list[list[tuple[int, CompiledNorm]]] = [[] for _ in self.corpus.instruments]
        for number, norm in enumerate(self.program.norms):
            norms[norm.instrument].append((number, norm))
        return norms

    def _instruments_for(self, jurisdiction: str, on: date) -> tuple[str, ...]:
        line = self.jurisdictions.lineage(jurisdiction, on)
        return tuple(
            instrument.id for instrument in self.corpus.instruments if instrument.jurisdiction in line
        )

    def _values(self, profile: Profile, on: date) -> dict[str, Value]:
        return values_on(
            profile,
            self.vocabulary,
            on,
            containers=lambda id, day: frozenset(self.jurisdictions.lineage(id, day)),
            contained=self._contained,
        )

    def _contained(self, id: str, day: date) -> frozenset[str]:
        """What lies in `id` on `day`, worked out once: only blocs and federations hold anything."""
        if id not in self._holding_others:
            return frozenset()
        if (id, day) not in self._contents:
            self._contents[id, day] = frozenset(
                entry.id
                for entry in self.jurisdictions
                if entry.id != id and self.jurisdictions.within(entry.id, id, day)
            )
        return self._contents[id, day]

    @cached_property
    def _holding_others(self) -> frozenset[str]:
        bodies = {entry.id for entry in self.jurisdictions if entry.kind == "body"}
        return frozenset(bodies | {e.part_of for e in self.jurisdictions if e.part_of})

    @cached_property
    def _contents(self) -> dict[tuple[str, date], frozenset[str]]:
        return {}

    def _refuse_contradictions(self, truths: bytearray) -> None:
        for constraint, node in zip(self.corpus.constraints, self.program.constraints, strict=True):
            if truths[node] == Truth.FALSE:
                facts = tuple(sorted(_facts_under(self.program.nodes, node)))
                because = constraint.because.get("en", "")
                raise InvalidInput(
                    "contradiction", constraint=constraint.id, because=because, facts=facts
                )

    def _finding(self, number: int, norm: CompiledNorm, truths: bytearray, day: int) -> Finding:
        condition = truths[norm.condition]
        active, since, following, passed = 0, 0, 0, False
        for period in norm.periods:
            truth = truths[period.node]
            if period.start > day:
                if truth and (not following or period.start < following):
                    following = period.start
            elif day < period.until:
                if truth > active or (truth and truth == active and period.start < since):
                    active, since = truth, period.start
            elif truth:
                passed = True
        ground = Ground.CONDITION
        if condition and not active:
            ground = Ground.NOT_YET if following else Ground.ENDED if passed else ground
        return Finding(
            self.place_of(norm),
            _OUTCOMES[Truth(min(condition, active))],
            ground,
            date.fromordinal(since) if active and condition else None,
            date.fromordinal(following) if following and condition else None,
            number,
        )

    def _parts(self, number: int, on: date) -> tuple[Node, ...]:
        """The root of a norm on a day, as nodes that need not stand in the program: its condition
        and the disjunction of the periods then running."""
        norm = self.program.norms[number]
        day = on.toordinal()
        running = tuple(p.node for p in norm.periods if p.start <= day < p.until)
        periods = Node(Op.OR, running) if running else Node(Op.CONSTANT, value=False)
        return Node(Op.AND, (norm.condition,)), periods


def _facts_under(nodes: Sequence[Node], place: int) -> set[str]:
    node = nodes[place]
    facts = {node.fact} if node.op is Op.ATOM else set()
    return facts.union(*(_facts_under(nodes, operand) for operand in node.operands))
