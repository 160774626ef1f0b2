"""The rulebook: a compiled corpus that answers questions.

    inquiry = rulebook.inquire(profile, date(2027, 12, 2))
    answer = inquiry.obligations(("EU", "KR"))
    inquiry.explain(answer.findings[0])

What applies is one pass over the program; proofs and deciding facts are worked out only for the
findings that somebody asks about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.conditions.deciding import DecidingSearch, DecidingSet
from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import CompiledNorm, CorpusProgram, Node, Op
from comity.regulation.domain.conditions.proofs import Proof, prove
from comity.regulation.domain.corpus import Corpus, NormPlace
from comity.regulation.domain.findings import Answer, Finding, Ground, Outcome
from comity.regulation.domain.profiles import Profile, values_on
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.vocabulary import Vocabulary

_OUTCOMES = (Outcome.DOES_NOT_APPLY, Outcome.UNDETERMINED, Outcome.APPLIES)


@dataclass(frozen=True)
class Rulebook:
    """A corpus, its program, and the release that it was compiled from (hexadecimal SHA-256)."""

    release: str
    corpus: Corpus
    program: CorpusProgram
    jurisdictions: Jurisdictions

    def inquire(self, profile: Profile, on: date) -> Inquiry:
        """Evaluate `profile` as of a day. Raises `UnknownName` for a fact nobody has declared and
        `InvalidInput` ("contradiction", "contradictory-set", "wrong-type") for a profile that
        contradicts itself or a value that its fact can't take."""
        return Inquiry(self, profile, on)

    def obligations(self, profile: Profile, where: Sequence[str], on: date) -> Answer:
        """What the rules of the jurisdictions in `where` ask, as of a day. See `Inquiry`."""
        return self.inquire(profile, on).obligations(where)

    def reach(self, jurisdiction: str, on: date) -> tuple[str, ...]:
        """The instruments that reach a jurisdiction on a day: its own, and those of what it lies
        in. Raises `UnknownName`."""
        line = self.jurisdictions.lineage(jurisdiction, on)
        return tuple(it.id for it in self.corpus.instruments if it.jurisdiction in line)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return self.corpus.vocabulary()

    @cached_property
    def evaluator(self) -> Evaluator:
        return Evaluator(self.program.nodes)

    @cached_property
    def numbered(self) -> tuple[tuple[int, NormPlace, CompiledNorm], ...]:
        """Every norm with its number in the program and its place in the corpus."""
        return tuple(
            (number, self._place(norm), norm) for number, norm in enumerate(self.program.norms)
        )

    def contained(self, jurisdiction: str, day: date) -> frozenset[str]:
        """What lies in a jurisdiction on a day; only blocs and federations hold anything."""
        if jurisdiction not in self._holding_others:
            return frozenset()
        key = (jurisdiction, day)
        if key not in self._contents:
            self._contents[key] = frozenset(
                entry.id
                for entry in self.jurisdictions
                if entry.id != jurisdiction and self.jurisdictions.within(entry.id, *key)
            )
        return self._contents[key]

    @cached_property
    def _holding_others(self) -> frozenset[str]:
        bodies = {entry.id for entry in self.jurisdictions if entry.kind == "body"}
        return frozenset(bodies | {it.part_of for it in self.jurisdictions if it.part_of})

    @cached_property
    def _contents(self) -> dict[tuple[str, date], frozenset[str]]:
        return {}

    def _place(self, norm: CompiledNorm) -> NormPlace:
        instrument = self.corpus.instruments[norm.instrument]
        provision = instrument.provisions[norm.provision]
        return NormPlace(instrument, provision, provision.norms[norm.norm])


class Inquiry:
    """One profile, evaluated as of one day."""

    def __init__(self, rules: Rulebook, profile: Profile, on: date) -> None:
        self.rules, self.profile, self.on = rules, profile, on
        self.values = values_on(
            profile,
            rules.vocabulary,
            on,
            containers=lambda id, day: frozenset(rules.jurisdictions.lineage(id, day)),
            contained=rules.contained,
        )
        self.truths = rules.evaluator.truths(self.values)
        self._refuse_contradictions()

    def obligations(self, where: Sequence[str]) -> Answer:
        """One finding for every norm of every instrument that reaches a jurisdiction in `where`.

        Raises `UnknownName` for a jurisdiction that nobody has declared.
        """
        reach = {id: self.rules.reach(id, self.on) for id in where}
        wanted = {id for instruments in reach.values() for id in instruments}
        day = self.on.toordinal()
        findings = tuple(
            self._finding(number, place, norm, day)
            for number, place, norm in self.rules.numbered
            if place.instrument.id in wanted
        )
        return Answer(self.on, reach, findings)

    def explain(self, finding: Finding) -> Proof:
        """Why a finding came out as it did: the conditions that carry it, down to stated facts."""
        roots = self._roots(finding.number)
        nodes, stated = self.rules.program.nodes, self.profile.facts
        return prove(nodes, self.truths, self.values, roots, stated)

    def deciding(self, finding: Finding) -> tuple[DecidingSet, ...]:
        """The smallest sets of facts, not stated yet, that would settle an undetermined finding,
        each with the answers that would do so and the outcome that would follow."""
        roots = self._roots(finding.number)
        if roots not in self._decided:
            self._decided[roots] = self._search.sets(roots)
        return self._decided[roots]

    @cached_property
    def _search(self) -> DecidingSearch:
        return DecidingSearch(self.rules.program.nodes, self.truths, self.values)

    @cached_property
    def _decided(self) -> dict[tuple[Node, ...], tuple[DecidingSet, ...]]:
        return {}

    def _finding(self, number: int, place: NormPlace, norm: CompiledNorm, day: int) -> Finding:
        truths = self.truths
        condition = truths[norm.condition]
        active = since = following = 0
        passed = False
        for period in norm.periods:
            truth = truths[period.node]
            if not truth:
                continue
            if period.start > day:
                following = min(following or period.start, period.start)
            elif day >= period.until:
                passed = True
            elif truth > active or (truth == active and period.start < since):
                active, since = truth, period.start
        ground = Ground.CONDITION
        if condition and not active:
            ground = Ground.NOT_YET if following else Ground.ENDED if passed else ground
        return Finding(
            place,
            _OUTCOMES[min(condition, active)],
            ground,
            date.fromordinal(since) if active and condition else None,
            date.fromordinal(following) if following and condition else None,
            number,
        )

    def _roots(self, number: int) -> tuple[Node, ...]:
        """The root of a norm on the day, as nodes that need not stand in the program: its condition
        and the disjunction of the periods then running."""
        norm = self.rules.program.norms[number]
        day = self.on.toordinal()
        running = tuple(it.node for it in norm.periods if it.start <= day < it.until)
        periods = Node(Op.OR, running) if running else Node(Op.CONSTANT, value=False)
        return Node(Op.AND, (norm.condition,)), periods

    def _refuse_contradictions(self) -> None:
        constraints = self.rules.corpus.constraints
        for constraint, node in zip(constraints, self.rules.program.constraints, strict=True):
            if self.truths[node] == Truth.FALSE:
                facts = tuple(sorted(_facts_under(self.rules.program.nodes, node)))
                because = constraint.because.get("en", constraint.id)
                raise InvalidInput("contradiction", because=because, facts=facts)


def _facts_under(nodes: Sequence[Node], place: int) -> set[str]:
    node = nodes[place]
    facts = {node.fact} if node.op is Op.ATOM else set()
    return facts.union(*(_facts_under(nodes, operand) for operand in node.operands))
