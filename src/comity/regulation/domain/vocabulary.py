"""The declared vocabulary of facts: what can be stated about an AI system and those behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from comity.kernel.domain.errors import unknown_name

Prose = Mapping[str, str]
"""A text per language, keyed by its BCP 47 tag: `{"en": "...", "ko": "..."}`."""


class FactType(StrEnum):
    """What kind of value a fact takes."""

    BOOLEAN = "boolean"
    CHOICE = "choice"
    """one of the declared choices"""
    SET = "set"
    """any number of the declared choices; a plain list states all of them"""
    NUMBER = "number"
    """a quantity in the declared unit; an interval where only bounds are known"""
    DATE = "date"
    """a calendar day (ISO 8601); an interval where only bounds are known"""
    JURISDICTIONS = "jurisdictions"
    """a set of jurisdiction ids; a bloc's id stands for some of its members, not said which"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something was read. `location` is an address, an article or a file; `seen` says what
    of it was seen and `date` when that was written or read."""

    location: str
    seen: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact that a profile may state.

    `question` is what to ask a person; `help` explains the words in it, and `definition_source`
    cites where the definition comes from. `units` gives, for a number, every unit accepted with
    its factor to the one of factor 1, which is the unit that conditions are compared in.
    """

    id: str
    type: FactType
    question: Prose
    help: Prose = field(default_factory=dict)
    definition_source: str = ""
    choices: Mapping[str, Prose] = field(default_factory=dict)
    units: Mapping[str, float] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The canonical unit of a number, "" where the number is a plain count."""
        return next((unit for unit, factor in self.units.items() if factor == 1), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """Something that holds of every consistent profile; a profile that makes it false
    contradicts itself."""

    id: str
    holds: str
    """a condition that must not be false"""
    because: Prose


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All declared facts, by id."""

    facts: Mapping[str, Fact]

    def get(self, id: str) -> Fact:
        """The fact called `id`; raises `UnknownName` with the nearest one."""
        try:
            return self.facts[id]
        except KeyError:
            raise unknown_name("unknown-fact", id, self.facts) from None
