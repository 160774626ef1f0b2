"""The report as a whole: what each of its sections shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from comity.regulation.domain.coverage_table import Coverage
from comity.regulation.domain.instruments import Instrument
from comity.regulation.interfaces.parts.correspondence_view import (
    ComparedInstruments,
    Correspondences,
)
from comity.regulation.interfaces.parts.heat_view import HeatMap
from comity.regulation.interfaces.parts.pair_view import PairView, matrix_table, pair_views
from comity.regulation.interfaces.parts.source_view import InstrumentSource, instrument_source
from comity.regulation.interfaces.parts.tables import Table
from comity.regulation.interfaces.reading import day_words
from comity.regulation.interfaces.report.answer_reading import AnswerReading
from comity.regulation.interfaces.report.coming_view import ComingDate, coming_dates
from comity.regulation.interfaces.report.counts import (
    Counts,
    Figure,
    counts_of,
    counts_table,
    figures,
)
from comity.regulation.interfaces.report.finding_groups import InstrumentFindings
from comity.regulation.interfaces.report.left_out_view import left_out_table
from comity.regulation.interfaces.report.proof_view import DefinedTerm, defined_terms
from comity.regulation.interfaces.report.question_view import QuestionView, question_views
from comity.regulation.interfaces.report.report_links import ReportLinks
from comity.regulation.interfaces.report.world_view import World


@dataclass(frozen=True, slots=True)
class FindingSection:
    findings: InstrumentFindings
    left_out: Table


@dataclass(frozen=True)
class ReportPage:
    reading: AnswerReading
    coverage: Coverage | None = None
    compared: ComparedInstruments | None = None

    @property
    def title(self) -> str:
        profile = self.reading.answered.profile
        return self.reading.wording.prose(profile.title) or profile.id

    @property
    def day(self) -> str:
        return day_words(self.reading.on)

    @property
    def iso_day(self) -> str:
        return self.reading.on.isoformat()

    @property
    def release(self) -> str:
        return self.reading.rules.release

    @property
    def short_release(self) -> str:
        return self.release[:12]

    @property
    def asked(self) -> str:
        reach = self.reading.answered.answer.reach
        return self.reading.listed(self.reading.wording.jurisdiction(id) for id in reach)

    @property
    def unread(self) -> tuple[str, ...]:
        """The jurisdictions asked about for which no instrument is recorded that binds them."""
        unread = self.reading.answered.answer.unread()
        return tuple(self.reading.wording.jurisdiction(id) for id in unread)

    @cached_property
    def counts(self) -> Counts:
        return counts_of(self._findings)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures(self.counts)

    @cached_property
    def counts_table(self) -> Table:
        return counts_table(self._findings)

    @cached_property
    def questions(self) -> tuple[QuestionView, ...]:
        return question_views(self.reading, self._links)

    @cached_property
    def world(self) -> World:
        return World(self.reading)

    @cached_property
    def sections(self) -> tuple[FindingSection, ...]:
        return tuple(FindingSection(each, left_out_table(each)) for each in self._findings)

    @cached_property
    def coming(self) -> tuple[ComingDate, ...]:
        return coming_dates(self._findings, self.reading)

    @cached_property
    def terms(self) -> tuple[DefinedTerm, ...]:
        return defined_terms(self.reading.answered.proofs.values(), self.reading)

    @cached_property
    def correspondences(self) -> Correspondences | None:
        if self.compared is None:
            return None
        return Correspondences(self.compared, self.reading, self._links)

    @cached_property
    def heat(self) -> HeatMap | None:
        if self.coverage is None:
            return None
        return HeatMap(self.coverage, self.reading, self._links)

    @cached_property
    def pairs(self) -> tuple[PairView, ...]:
        return pair_views(self.coverage, self.reading) if self.coverage else ()

    @cached_property
    def matrix(self) -> Table | None:
        if self.coverage is None or len(self.coverage.jurisdictions) < 2:
            return None
        return matrix_table(self.coverage, self.pairs, self.reading)

    @cached_property
    def sources(self) -> tuple[InstrumentSource, ...]:
        read = {each.id for each in self._instruments}
        return tuple(
            instrument_source(each, self.reading, beside=read) for each in self._instruments
        )

    @property
    def outdated(self) -> bool:
        """Whether some instrument is known only up to a day before the one asked about."""
        return any(source.outdated for source in self.sources)

    @cached_property
    def _findings(self) -> tuple[InstrumentFindings, ...]:
        return tuple(InstrumentFindings(each, self.reading) for each in self._instruments)

    @cached_property
    def _instruments(self) -> tuple[Instrument, ...]:
        """In the order of the jurisdictions asked about."""
        read = {each.id: each for each in self.reading.answered.instruments}
        reach = self.reading.answered.answer.reach.values()
        return tuple(read[id] for id in dict.fromkeys(id for ids in reach for id in ids))

    @cached_property
    def _links(self) -> ReportLinks:
        return ReportLinks(self.reading)
