"""Findings: what a norm means for a profile on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comity.regulation.domain.corpus import NormPlace
from comity.regulation.domain.treaty_standings import TreatyStanding
from comity.regulation.domain.truth import Truth, disjunction


class Outcome(StrEnum):
    APPLIES = "applies"
    DOES_NOT_APPLY = "does-not-apply"
    UNDETERMINED = "undetermined"


class Ground(StrEnum):
    """What a finding rests on."""

    CONDITION = "condition"
    """the facts stated"""
    NOT_YET = "not-yet"
    """the facts would let it apply, but its first day lies ahead"""
    ENDED = "ended"
    """the facts would let it apply, but its last day has passed"""
    NEVER_BEGAN = "never-began"
    """the facts would let it apply, but its instrument ended before its first day came"""
    NO_DAY = "no-day"
    """the facts would let it apply, but no day is set from which it does: it is only proposed"""
    NOT_IN_FORCE = "not-in-force"
    """of a treaty: where was asked about, it is not in force, or not known to be, and no day is
    known from which it will be"""


class Finding(NamedTuple):
    """One norm, settled or not. `since` is the first day of the period that lets it apply (or may);
    `next` the first later day on which a further period would let it apply (or may)."""

    place: NormPlace
    outcome: Outcome
    ground: Ground
    since: date | None
    next: date | None
    number: int
    """place of the norm in the compiled corpus, by which it is explained"""

    @property
    def id(self) -> str:
        return f"{self.place.instrument.id}:{self.place.norm.id}"


@dataclass(frozen=True, slots=True)
class Answer:
    """All findings for one question. `reach` gives, for each jurisdiction asked about, the
    instruments that were read for it, and `standings` what the treaties among them are to it."""

    on: date
    reach: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    standings: Mapping[str, Mapping[str, TreatyStanding]] = field(default_factory=dict)
    """by jurisdiction, then by treaty"""
    declared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """by jurisdiction, what bodies that it belongs to declared: not read for it"""

    proposed: frozenset[str] = frozenset()
    """of what was read, the bills and drafts"""

    def with_outcome(self, outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.outcome is outcome)

    def standings_of(self, treaty: str) -> tuple[TreatyStanding, ...]:
        """What a treaty is to each jurisdiction that it was read for."""
        return tuple(each[treaty] for each in self.standings.values() if treaty in each)

    def unread(self) -> tuple[str, ...]:
        """The jurisdictions of whose rules nothing is known: no instrument was read for them but
        treaties that do not bind them, bills and drafts."""
        return tuple(
            id
            for id, read in self.reach.items()
            if all(it in self.proposed or not self._binding(id, it) for it in read)
        )

    def within(self, jurisdictions: Iterable[str]) -> tuple[Finding, ...]:
        """The findings for some of the jurisdictions asked about. A treaty applies for those alone
        whom it binds, and may apply where that is not known."""
        binding: dict[str, Truth] = {}
        for id in jurisdictions:
            for it in self.reach[id]:
                binding[it] = disjunction((binding.get(it, Truth.FALSE), self._binding(id, it)))
        return tuple(
            finding._replace(
                outcome=_weakened(finding.outcome, binding[finding.place.instrument.id])
            )
            for finding in self.findings
            if finding.place.instrument.id in binding
        )

    def _binding(self, jurisdiction: str, instrument: str) -> Truth:
        held = self.standings.get(jurisdiction, {}).get(instrument)
        return held.in_force if held else Truth.TRUE


def _weakened(outcome: Outcome, binding: Truth) -> Outcome:
    """The outcome, as far as the instrument binds."""
    if outcome is Outcome.APPLIES and binding is Truth.UNKNOWN:
        return Outcome.UNDETERMINED
    return outcome if binding else Outcome.DOES_NOT_APPLY
