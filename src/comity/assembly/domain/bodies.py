"""Bodies of an organisation: of whom they are made, when they meet, by which rules they decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.assembly.domain.shares import Threshold
from comity.regulation.domain.vocabulary import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Who decides something: a body, on a matter for which it has a rule."""

    by: str
    matter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Elected:
    """So many seats, for members of the classes `among`; they end after so many years where
    `years` says so."""

    seats: int
    decided: Decided
    among: tuple[str, ...]
    years: int | None = None
    again: bool = True
    """whether a member may follow itself"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """All members of some classes, members that were elected, and members that the statute names:
    one of these or several (UN Charter Art. 23: five named and ten elected)."""

    all_of: tuple[str, ...] = ()
    elected: Elected | None = None
    named: tuple[str, ...] = ()

    @property
    def size(self) -> int | None:
        """How many seats there are; None where that depends on how many members there are."""
        if self.all_of:
            return None
        return len(self.named) + (self.elected.seats if self.elected else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """Ordinary ones every so many months, special ones when so many members ask; both are called
    so many days before."""

    every_months: int | None = None
    special_asked_by: Threshold | None = None
    notice_days: int = 0
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Who presides, for so many months or for one session (no `months`)."""

    decided: Decided
    months: int | None = None
    vice_chairs: int = 0
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`rules` names the rule of each matter that the body decides; `default_rule` is that of all
    else (procedure, recommendations), and without one the body decides nothing else.
    Languages are those of the statute where none are given. `reports_to` is another body."""

    id: str
    name: Prose
    composition: Composition
    attended_by: tuple[str, ...] = ()
    """classes that may be there without being of it"""
    sessions: Sessions | None = None
    languages: tuple[str, ...] = ()
    chair: Chair | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    default_rule: str = ""
    reports_to: str = ""
    citation: str = ""
