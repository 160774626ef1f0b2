"""An inquiry: a profile evaluated as of a day.

What applies is one pass over the program; proofs and deciding facts are worked out only for the
findings that somebody asks about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.conditions.deciding import DecidingSearch, DecidingSet
from comity.regulation.domain.conditions.program import OPEN_START, CompiledPeriod, Node, Op
from comity.regulation.domain.conditions.proofs import Proof, Prover
from comity.regulation.domain.findings import Answer, Finding, Ground, Outcome
from comity.regulation.domain.profiles import Profile, values_on
from comity.regulation.domain.treaty_findings import stopped_by_treaty, under_treaty
from comity.regulation.domain.treaty_standings import TreatyStanding
from comity.regulation.domain.truth import Truth

if TYPE_CHECKING:
    from comity.regulation.domain.rulebook import PlacedNorm, Rulebook

_OUTCOMES = (Outcome.DOES_NOT_APPLY, Outcome.UNDETERMINED, Outcome.APPLIES)


@dataclass(frozen=True, slots=True)
class _Timing:
    """What a timetable says of the day, and what of later ones: see `Finding`."""

    active: int
    ground: Ground
    since: date | None
    next: date | None


class Inquiry:
    """One profile, evaluated as of one day."""

    def __init__(self, rules: Rulebook, profile: Profile, on: date) -> None:
        self.rules, self.profile, self.on = rules, profile, on
        self.values = values_on(
            profile,
            rules.vocabulary,
            on,
            containers=rules.containers,
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
        standings = {id: self._standings(id, read) for id, read in reach.items()}
        findings: list[Finding] = []
        for instrument, norms in self.rules.norms_of.items():
            if instrument not in wanted:
                continue
            found = map(self._finding, norms)
            held = [each[instrument] for each in standings.values() if instrument in each]
            findings += (under_treaty(it, held) for it in found) if held else found
        declared = {id: self.rules.declared(id, self.on) for id in where}
        proposed = frozenset(
            it.id for it in self.rules.corpus.instruments if it.id in wanted and it.never_binds
        )
        return Answer(self.on, reach, tuple(findings), standings, declared, proposed)

    def explain(self, finding: Finding) -> Proof:
        """Why a finding came out as it did: the conditions that carry it, down to stated facts."""
        return self._prover.proof(self.roots(finding))

    def deciding(self, finding: Finding) -> tuple[DecidingSet, ...]:
        """The smallest sets of facts, not stated yet, that would settle an undetermined finding,
        each with the answers that would do so and the outcome that would follow. Where it is not
        known whether a treaty is in force, no answer makes it apply."""
        roots = self.roots(finding)
        if roots not in self._decided:
            self._decided[roots] = self._search.sets(roots)
        if finding.ground is Ground.NOT_IN_FORCE:
            return tuple(each for each in self._decided[roots] if not each.outcome)
        return self._decided[roots]

    @cached_property
    def _prover(self) -> Prover:
        nodes, stated = self.rules.program.nodes, self.profile.facts
        return Prover(nodes, self.truths, self.values, stated)

    @cached_property
    def _search(self) -> DecidingSearch:
        return DecidingSearch(self.rules.program.nodes, self.truths, self.values)

    @cached_property
    def _decided(self) -> dict[tuple[Node, ...], tuple[DecidingSet, ...]]:
        return {}

    def _standings(self, jurisdiction: str, read: Sequence[str]) -> dict[str, TreatyStanding]:
        treaties = self.rules.treaties
        return {
            it: treaties.standing(it, jurisdiction, self.on) for it in read if it in treaties.by_id
        }

    def _finding(self, norm: PlacedNorm) -> Finding:
        condition = self.truths[norm.condition]
        timing = self._timings[norm.timetable]
        if not condition:
            return Finding(
                norm.place, Outcome.DOES_NOT_APPLY, Ground.CONDITION, None, None, norm.number
            )
        return Finding(
            norm.place,
            _OUTCOMES[min(condition, timing.active)],
            timing.ground,
            timing.since,
            timing.next,
            norm.number,
        )

    @cached_property
    def _timings(self) -> list[_Timing]:
        return [self._timing(periods) for periods in self.rules.timetables]

    def _timing(self, periods: Sequence[CompiledPeriod]) -> _Timing:
        day, truths = self.on.toordinal(), self.truths
        active = since = following = 0
        passed = cut_off = False
        for period in periods:
            truth = truths[period.node]
            if not truth:
                continue
            if period.until <= period.start:
                cut_off = True
            elif period.start > day:
                following = min(following or period.start, period.start)
            elif day >= period.until:
                passed = True
            elif truth > active or (truth == active and period.start < since):
                active, since = truth, period.start
        ground = Ground.CONDITION if periods else Ground.NO_DAY
        if not active:
            over = Ground.ENDED if passed else Ground.NEVER_BEGAN if cut_off else ground
            ground = Ground.NOT_YET if following else over
        return _Timing(
            active,
            ground,
            date.fromordinal(since) if active and since != OPEN_START else None,
            date.fromordinal(following) if following else None,
        )

    def roots(self, finding: Finding) -> tuple[Node, ...]:
        """The root of a norm on the day, as nodes that need not stand in the program: its condition
        and the disjunction of the periods then running; of a treaty not in force nothing runs."""
        norm = self.rules.program.norms[finding.number]
        day = self.on.toordinal()
        running = tuple(it.node for it in norm.periods if it.start <= day < it.until)
        if stopped_by_treaty(finding):
            running = ()
        periods = Node(Op.OR, running) if running else Node(Op.CONSTANT, value=False)
        if not running and finding.ground is Ground.NOT_IN_FORCE:
            return (periods,)
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
