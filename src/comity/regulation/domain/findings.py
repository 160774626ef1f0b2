"""Findings: what a norm means for a profile on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comity.regulation.domain.corpus import NormPlace


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
    instruments that were read for it; an empty tuple means that nothing is known of it."""

    on: date
    reach: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]

    def with_outcome(self, outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.outcome is outcome)
