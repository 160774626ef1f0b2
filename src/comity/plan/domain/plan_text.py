"""A plan as its issuer published it: actions, and the indicators by which each could be measured.

Sentences are in our own words; each action cites where it stands, and says how sure we are of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from comity.kernel.domain.errors import unknown_name
from comity.regulation.domain.confidence import Confidence
from comity.regulation.domain.vocabulary import Prose


class Level(StrEnum):
    """How far a commitment is, as an independent reviewer found (Open Government Partnership,
    IRM: completion; `no-evidence` is our own, and is no figure of progress)."""

    NO_EVIDENCE = "no-evidence"
    NOT_STARTED = "not-started"
    LIMITED = "limited"
    SUBSTANTIAL = "substantial"
    COMPLETE = "complete"


class Direction(StrEnum):
    """Which way an indicator goes where things get better (IATI 2.03, indicator/@ascending)."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Source:
    """Where the plan was read; `seen` says what of it."""

    location: str
    seen: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """Something that could be counted or measured to tell how far an action is. Suggested by us,
    unless `citation` says where the plan itself names it."""

    id: str
    name: Prose
    unit: Prose
    direction: Direction = Direction.UP
    method: Prose = field(default_factory=dict)
    source: str = ""
    """who publishes figures of it, where somebody does"""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class SubAction:
    """A part of an action that somebody can do by itself."""

    id: str
    title: Prose
    citation: str = ""
    confidence: Confidence = Confidence.UNKNOWN


@dataclass(frozen=True, slots=True)
class PlanAction:
    """`weight` is what it counts for in the plan's progress."""

    id: str
    number: str
    title: Prose
    summary: Prose
    citation: str
    confidence: Confidence
    sub_actions: tuple[SubAction, ...] = ()
    indicators: tuple[PlanIndicator, ...] = ()
    concepts: tuple[str, ...] = ()
    """nodes of the vocabulary of AI governance"""
    weight: Fraction = Fraction(1)
    sources: tuple[Source, ...] = ()
    """where this action was read, besides those of the plan"""


@dataclass(frozen=True, slots=True)
class Weights:
    """How progress is added up. A level counts for so much of what was promised."""

    levels: Mapping[Level, Fraction] = field(
        default_factory=lambda: {
            Level.NOT_STARTED: Fraction(0),
            Level.LIMITED: Fraction(1, 3),
            Level.SUBSTANTIAL: Fraction(2, 3),
            Level.COMPLETE: Fraction(1),
        }
    )


@dataclass(frozen=True, slots=True)
class PlanText:
    """`stale_after` days without an update a commitment is stale."""

    id: str
    version: int
    title: Prose
    summary: Prose
    actions: tuple[PlanAction, ...]
    issuer: Prose = field(default_factory=dict)
    published: date | None = None
    instrument: str = ""
    """the instrument of the corpus that it is"""
    sources: tuple[Source, ...] = ()
    caveats: tuple[Prose, ...] = ()
    note: Prose = field(default_factory=dict)
    """what this version changed"""
    weights: Weights = field(default_factory=Weights)
    stale_after: int = 180

    def action(self, key: str) -> PlanAction:
        """Raises `UnknownName("plan-action-unknown")`."""
        for each in self.actions:
            if each.id == key:
                return each
        raise unknown_name("plan-action-unknown", key, [each.id for each in self.actions])
