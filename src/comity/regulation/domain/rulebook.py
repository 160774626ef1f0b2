"""The rulebook: a compiled corpus that answers questions.

inquiry = rulebook.inquire(profile, date(2027, 12, 2))
answer = inquiry.obligations(("EU", "KR"))
inquiry.explain(answer.findings[0])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from comity.kernel.domain.jurisdictions import Jurisdictions
from comity.regulation.domain.calendar import CalendarEntry, calendar
from comity.regulation.domain.concepts import line_of
from comity.regulation.domain.conditions.evaluator import Evaluator
from comity.regulation.domain.conditions.program import (
    CompiledNorm,
    CompiledPeriod,
    CorpusProgram,
)
from comity.regulation.domain.corpus import Corpus, NormPlace
from comity.regulation.domain.coverage import coverage
from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.findings import Answer
from comity.regulation.domain.inquiry import Inquiry
from comity.regulation.domain.instruments import Instrument, Provision, Version
from comity.regulation.domain.profiles import Containers, Profile
from comity.regulation.domain.treaty_standings import Treaties
from comity.regulation.domain.vocabulary import Vocabulary

REMEMBERED = 4096
"""How many answers about what lies where on which day are kept."""
DAYS_REMEMBERED = 4
"""Of how many days the coverage of all jurisdictions is kept: most readers ask about today."""


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
    def places_about(self) -> dict[str, tuple[NormPlace, ...]]:
        """By concept, the norms about it or what is narrower, in the order of the corpus. What no
        norm is about is missing."""
        found: dict[str, list[NormPlace]] = {}
        for instrument in self.corpus.instruments:
            for provision in instrument.provisions:
                for norm in provision.norms:
                    place = NormPlace(instrument, provision, norm)
                    for concept in {part for id in norm.concepts for part in line_of(id)}:
                        found.setdefault(concept, []).append(place)
        return {concept: tuple(places) for concept, places in found.items()}

    @cached_property
    def provisions(self) -> dict[tuple[str, str], Provision]:
        """By instrument and eid."""
        return {
            (instrument.id, provision.eid): provision
            for instrument in self.corpus.instruments
            for provision in instrument.provisions
        }

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

    @cached_property
    def coverage_of_all(self) -> Callable[[date], Coverage]:
        """By day, how hard the rules bind on each concept in every jurisdiction."""
        return lru_cache(maxsize=DAYS_REMEMBERED)(self._coverage_of_all)

    def _coverage_of_all(self, on: date) -> Coverage:
        return coverage(
            self.corpus.instruments,
            [it.id for it in self.jurisdictions],
            on,
            lineage=self.jurisdictions.lineage,
            binds=self.treaties.binds,
            declares=self.declares,
            concepts=self.corpus.concepts,
        )

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
