"""What somebody commits to, in one version: never changed, only followed by the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from comity.plan.domain.plan_text import Direction


class CommitmentState(StrEnum):
    DRAFT = "draft"
    """seen by its participant alone"""
    ACTIVE = "active"
    COMPLETED = "completed"
    """its participant says that it is done; a reviewer may find otherwise"""
    WITHDRAWN = "withdrawn"


class HelpSide(StrEnum):
    OFFER = "offer"
    NEED = "need"


class HelpKind(StrEnum):
    """What is offered or needed."""

    COMPUTE = "compute"
    DATA = "data"
    MODELS = "models"
    TRAINING = "training"
    PEOPLE = "people"
    FUNDING = "funding"
    ADVICE = "advice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Money:
    """`currency` is a code of ISO 4217."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator with where it starts and where it is to be (IATI 2.03: result, indicator,
    baseline, period). What is not known is `None` or ""; the gate asks for it."""

    indicator: str = ""
    unit: str = ""
    direction: Direction = Direction.UP
    baseline: Decimal | None = None
    baseline_on: date | None = None
    value: Decimal | None = None
    due_on: date | None = None
    proof: str = ""
    """what will show it to somebody else: a register, a published count, a certificate"""
    plan_indicator: str = ""
    """the indicator of the plan's action that it is, by its id"""


@dataclass(frozen=True, slots=True)
class Milestone:
    """`id` stays the same from version to version."""

    id: str
    title: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Help:
    """An offer of help, or a need of it: 50 engineers trained; 200 GPU-hours a week."""

    id: str
    side: HelpSide
    kind: HelpKind
    text: str
    quantity: Decimal | None = None
    unit: str = ""
    per: str = ""
    """week, month, year; "" for once"""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class IatiFacts:
    """What an IATI activity needs beside the rest. The file is made where all of it is there."""

    organisation: str = ""
    """the participant's IATI organisation identifier: XM-DAC-..., LEI-..., KE-RCO-..."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes of where it has effect"""
    sector: str = ""
    """a five-digit purpose code of the OECD DAC"""
    regions: tuple[str, ...] = ()
    """codes of regions of the OECD DAC that it is for beside those countries"""


@dataclass(frozen=True, slots=True)
class CommitmentText:
    """All that is promised."""

    title: str
    language: str
    action: str
    """the id of the plan's action"""
    outcome: str = ""
    """what will be different"""
    beneficiaries: str = ""
    """for whom"""
    sub_action: str = ""
    starts_on: date | None = None
    target: Target = field(default_factory=Target)
    milestones: tuple[Milestone, ...] = ()
    budget: Money | None = None
    helps: tuple[Help, ...] = ()
    iati: IatiFacts = field(default_factory=IatiFacts)
