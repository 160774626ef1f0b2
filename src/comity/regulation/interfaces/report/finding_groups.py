"""The findings of one instrument, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from comity.regulation.domain.conditions.deciding import DecidingSet
from comity.regulation.domain.findings import Finding, Ground, Outcome
from comity.regulation.domain.instruments import Instrument, Modality
from comity.regulation.interfaces.deciding_words import answer_sentences
from comity.regulation.interfaces.parts.source_view import instrument_ending, source_anchor
from comity.regulation.interfaces.report.answer_reading import AnswerReading
from comity.regulation.interfaces.report.norm_view import NormView, norm_view
from comity.regulation.interfaces.report.proof_view import StepView, proof_view
from comity.regulation.interfaces.treaty_words import treaty_sentences

SHOWN_SETS = 3
"""of each outcome"""
_KINDS = {
    Modality.MUST: "duties",
    Modality.MUST_NOT: "duties",
    Modality.SHOULD: "recommendations",
    Modality.MAY: "permissions",
}


@dataclass(frozen=True, slots=True)
class RuleCard:
    norm: NormView
    why: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The smallest sets of answers that lead to one outcome, and how many more there are."""

    applies: bool
    sets: tuple[tuple[str, ...], ...]
    more: int


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Rules that the same answers would settle. `why` says what is open in them."""

    alternatives: tuple[Alternatives, ...]
    why: tuple[StepView, ...]
    rules: tuple[NormView, ...]


@dataclass(frozen=True)
class InstrumentFindings:
    """One instrument's findings. `anchor` begins the anchors of its groups."""

    instrument: Instrument
    reading: AnswerReading

    @property
    def anchor(self) -> str:
        return f"findings:{self.instrument.id}"

    @property
    def title(self) -> str:
        return self.reading.words(self.instrument.short_title) or self.instrument.id

    @property
    def jurisdiction(self) -> str:
        return self.reading.wording.jurisdiction(self.instrument.jurisdiction)

    @property
    def read_for(self) -> tuple[str, ...]:
        """The jurisdictions asked about that it reaches from elsewhere."""
        reach = self.reading.answered.answer.reach
        return tuple(
            self.reading.wording.jurisdiction(asked)
            for asked, instruments in reach.items()
            if self.instrument.id in instruments and asked != self.instrument.jurisdiction
        )

    @property
    def ending(self) -> str:
        """How it ended or when it will; "" where no end is known."""
        return instrument_ending(self.instrument, self.reading)

    @property
    def source_anchor(self) -> str:
        return source_anchor(self.instrument)

    @cached_property
    def force(self) -> tuple[str, ...]:
        """Of a treaty: whether it is in force, and what it is to those it was read for."""
        if not self.instrument.treaty:
            return ()
        answer = self.reading.answered.answer
        return treaty_sentences(self.instrument, answer, self.reading.wording)

    @cached_property
    def duties(self) -> tuple[RuleCard, ...]:
        return self._applying("duties")

    @cached_property
    def recommendations(self) -> tuple[RuleCard, ...]:
        return self._applying("recommendations")

    @cached_property
    def permissions(self) -> tuple[RuleCard, ...]:
        return self._applying("permissions")

    @cached_property
    def open_groups(self) -> tuple[OpenGroup, ...]:
        found: dict[tuple[DecidingSet, ...], dict[tuple[StepView, ...], list[Finding]]] = {}
        for finding in self.of(Outcome.UNDETERMINED):
            sets = self.reading.answered.deciding.get(finding.number, ())
            found.setdefault(sets, {}).setdefault(self._why(finding), []).append(finding)
        groups = [
            OpenGroup(told, why, tuple(norm_view(it, self.reading) for it in findings))
            for sets, alike in found.items()
            for told in (alternatives(sets, self.reading),)
            for why, findings in alike.items()
        ]
        return tuple(sorted(groups, key=lambda group: -len(group.rules)))

    @cached_property
    def open_count(self) -> int:
        return len(self.of(Outcome.UNDETERMINED))

    @cached_property
    def coming(self) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.of(Outcome.DOES_NOT_APPLY)
            if finding.ground is Ground.NOT_YET and finding.next
        )

    @cached_property
    def left_out(self) -> tuple[Finding, ...]:
        coming = {finding.number for finding in self.coming}
        return tuple(
            finding for finding in self.of(Outcome.DOES_NOT_APPLY) if finding.number not in coming
        )

    def of(self, outcome: Outcome) -> tuple[Finding, ...]:
        return self.reading.answered.of(self.instrument, outcome)

    def _applying(self, kind: str) -> tuple[RuleCard, ...]:
        return self._cards(
            finding
            for finding in self.of(Outcome.APPLIES)
            if _KINDS[finding.place.norm.modality] == kind
        )

    def _cards(self, findings: Iterable[Finding]) -> tuple[RuleCard, ...]:
        return tuple(RuleCard(norm_view(it, self.reading), self._why(it)) for it in findings)

    def _why(self, finding: Finding) -> tuple[StepView, ...]:
        return proof_view(self.reading.answered.proofs.get(finding.number), self.reading)


def alternatives(sets: Iterable[DecidingSet], reading: AnswerReading) -> tuple[Alternatives, ...]:
    """What would decide an open finding, the smallest sets of each outcome."""
    views = []
    for outcome in (True, False):
        leading = [each for each in sets if each.outcome is outcome]
        if leading:
            shown = leading[:SHOWN_SETS]
            told = tuple(tuple(answer_sentences(each, reading.wording)) for each in shown)
            views.append(Alternatives(outcome, told, len(leading) - len(shown)))
    return tuple(views)
