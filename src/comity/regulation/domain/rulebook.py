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
from functools import cached_property, lru_cache

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.calendar import CalendarEntry, calendar
from comity.regulation.domain.conditions.deciding import DecidingSearch, DecidingSet
from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import (
    OPEN_START,
    CompiledNorm,
    CompiledPeriod,
    CorpusProgram,
    Node,
    Op,
)
from comity.regulation.domain.conditions.proofs import Proof, Prover
from comity.regulation.domain.corpus import Corpus, NormPlace
from comity.regulation.domain.findings import Answer, Finding, Ground, Outcome
from comity.regulation.domain.instruments import Instrument, Version
from comity.regulation.domain.profiles import Containers, Profile, values_on
from comity.regulation.domain.treaty_findings import stopped_by_treaty, under_treaty
from comity.regulation.domain.treaty_standings import Treaties, TreatyStanding
from comity.regulation.domain.truth import Truth
from comity.regulation.domain.vocabulary import Vocabulary

_OUTCOMES = (Outcome.DOES_NOT_APPLY, Outcome.UNDETERMINED, Outcome.APPLIES)


REMEMBERED = 4096
"""How many answers about what lies where on which day are kept."""


@dataclass(frozen=True, slots=True)
class PlacedNorm:
    """A norm by its number in the program, its place in the corpus, the node of its condition and
    the number of its timetable."""

    number: int
    place: NormPlace
    condition: int
    timetable: int


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
        """The instruments to read for a jurisdiction on a day: its own and those of what it lies
        in, other than what bodies declared; then treaties that were made under one of these or on
        which one acted, though they may not bind it. Raises `UnknownName`."""
        line, treaties = self.containers(jurisdiction, on), self.treaties.by_id
        read = [
            it
            for it in self.corpus.instruments
            if not it.treaty and it.jurisdiction in line and not self.declares(it, jurisdiction)
        ]
        read += [
            it
            for it in self.corpus.instruments
            if it.treaty and not line.isdisjoint((it.jurisdiction, *treaties[it.id].participants))
        ]
        return tuple(it.id for it in read)

    def declares(self, instrument: Instrument, jurisdiction: str) -> bool:
        """Whether an instrument is for a jurisdiction only what a body declared, binding nobody: it
        calls upon members, and is no rule of any of them. A body that also binds its members, as
        the European Union does, gives them rules by whatever it issues."""
        return (
            instrument.jurisdiction in self._declaring and instrument.jurisdiction != jurisdiction
        )

    def declared(self, jurisdiction: str, on: date) -> tuple[str, ...]:
        """What bodies declared to which a jurisdiction belongs on a day. It is read for the body
        alone. Raises `UnknownName`."""
        line = self.containers(jurisdiction, on)
        within = (it for it in self.corpus.instruments if it.jurisdiction in line)
        return tuple(it.id for it in within if self.declares(it, jurisdiction))

    def version_on(self, instrument: Instrument, on: date) -> Version | None:
        """The version in force on the day, `None` where none is known to be."""
        return instrument.version_on(on, self.treaties.entered(instrument))

    @cached_property
    def treaties(self) -> Treaties:
        """The treaties of the corpus, and what they are to whom."""
        return Treaties(self.corpus.instruments, self.jurisdictions)

    @cached_property
    def calendar(self) -> tuple[CalendarEntry, ...]:
        """What begins, changes or ends in the instruments of the corpus, on all days."""
        return calendar(self.corpus.instruments, entered=self.treaties.entered)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return self.corpus.vocabulary()

    @cached_property
    def evaluator(self) -> Evaluator:
        return Evaluator(self.program.nodes)

    @cached_property
    def norms_of(self) -> dict[str, list[PlacedNorm]]:
        """By instrument, its norms with their places; those of one timetable share its number."""
        numbers = {timetable: number for number, timetable in enumerate(self.timetables)}
        norms: dict[str, list[PlacedNorm]] = {it.id: [] for it in self.corpus.instruments}
        for number, norm in enumerate(self.program.norms):
            place = self._place(norm)
            placed = PlacedNorm(number, place, norm.condition, numbers[norm.periods])
            norms[place.instrument.id].append(placed)
        return norms

    @cached_property
    def timetables(self) -> tuple[tuple[CompiledPeriod, ...], ...]:
        """Each distinct timetable of the program once."""
        return tuple(dict.fromkeys(norm.periods for norm in self.program.norms))

    @cached_property
    def containers(self) -> Containers:
        """What a jurisdiction lies in on a day, itself among it."""
        return lru_cache(maxsize=REMEMBERED)(
            lambda id, day: frozenset(self.jurisdictions.lineage(id, day))
        )

    @cached_property
    def contained(self) -> Containers:
        """What lies in a jurisdiction on a day; only blocs and federations hold anything."""
        return lru_cache(maxsize=REMEMBERED)(self._contained)

    def _contained(self, jurisdiction: str, day: date) -> frozenset[str]:
        if jurisdiction not in self._holding_others:
            return frozenset()
        return frozenset(
            entry.id
            for entry in self.jurisdictions
            if entry.id != jurisdiction and jurisdiction in self.containers(entry.id, day)
        )

    @cached_property
    def _holding_others(self) -> frozenset[str]:
        bodies = {entry.id for entry in self.jurisdictions if entry.kind == "body"}
        return frozenset(bodies | {it.part_of for it in self.jurisdictions if it.part_of})

    @cached_property
    def _declaring(self) -> frozenset[str]:
        """Bodies that bind nobody by any of their own instruments; treaties are their parties'."""
        own = [it for it in self.corpus.instruments if it.treaty is None]
        bodies = {entry.id for entry in self.jurisdictions if entry.kind == "body"}
        binding = {it.jurisdiction for it in own if it.binding}
        return frozenset({it.jurisdiction for it in own} & bodies - binding)

    def _place(self, norm: CompiledNorm) -> NormPlace:
        instrument = self.corpus.instruments[norm.instrument]
        provision = instrument.provisions[norm.provision]
        return NormPlace(instrument, provision, provision.norms[norm.norm])


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
