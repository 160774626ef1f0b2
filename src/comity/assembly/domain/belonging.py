"""How one comes to belong to an organisation, is represented, loses the vote and leaves."""

from __future__ import annotations

from dataclasses import dataclass

from comity.assembly.domain.bodies import Decided
from comity.assembly.domain.member_classes import Right
from comity.assembly.domain.shares import Threshold
from comity.regulation.domain.vocabulary import Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportingDocument:
    """What an application must or may come with."""

    id: str
    name: Prose
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """How members of one class are admitted."""

    member_class: str
    decided: Decided
    documents: tuple[SupportingDocument, ...] = ()
    sponsors: int = 0
    """members that must support the application"""
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRules:
    """How many may stand for a member beside the head; None is as many as it likes."""

    alternates: int | None = None
    advisers: int | None = None
    credentials_required: bool = True
    credentials_days: int | None = None
    """the longest that credentials are good for"""
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears:
    """The vote is lost when a contribution has been owed for so many months (0: at once).
    `waived` is who may let a member vote all the same (UN Charter Art. 19)."""

    months: int
    waived: Decided | None = None
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """Which rights a suspended member is without."""

    decided: Decided
    rights_lost: frozenset[Right] = frozenset(Right)
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A notice takes effect so many months after it was given."""

    notice_months: int
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expulsion:
    """Who may end a membership against the member's will."""

    decided: Decided
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A person's office, such as that of the secretary."""

    id: str
    name: Prose
    decided: Decided
    years: int | None = None
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyDefaults:
    """What holds for an instrument that says nothing else: it enters into force `days` and
    `months` after `consents` parties, or that share of the members, consented to be bound."""

    decided: Decided
    depositary: str
    """an office"""
    consents: int | None = None
    consents_share: Threshold | None = None
    days: int = 0
    months: int = 0
    reservations: bool = True
    citation: str = ""
