"""What an IATI activity carries of a commitment: its facts, for the writer and the reader alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from comity.plan.domain.commitment_text import Money, Target
from comity.plan.domain.partnerships import PartnerRole


class ActivityStatus(StrEnum):
    """The codes of the code list ActivityStatus 2.03."""

    PIPELINE = "1"
    IMPLEMENTATION = "2"
    COMPLETION = "3"
    """done, as its participant says"""
    POST_COMPLETION = "4"
    """found complete by a reviewer, too"""
    CANCELLED = "5"


@dataclass(frozen=True, slots=True)
class IatiPartner:
    """Another organisation in a role of its own."""

    name: str
    type: str
    """a code of the code list OrganisationType"""
    role: PartnerRole


@dataclass(frozen=True, slots=True)
class IatiDocument:
    """Evidence that stands at an address."""

    address: str
    title: str
    language: str
    on: date


@dataclass(frozen=True, slots=True)
class IatiActivity:
    """`target` is `None` where there is no indicator with a value and its days. `budget` is that of
    a year at most, from `starts_on` to `due_on`."""

    identifier: str
    organisation: str
    organisation_name: str
    organisation_type: str
    title: str
    language: str
    outcome: str
    beneficiaries: str
    status: ActivityStatus
    starts_on: date
    due_on: date | None
    ended_on: date | None
    countries: tuple[str, ...]
    sector: str
    updated_on: date
    regions: tuple[str, ...] = ()
    budget: Money | None = None
    target: Target | None = None
    reached: Decimal | None = None
    partners: tuple[IatiPartner, ...] = ()
    documents: tuple[IatiDocument, ...] = ()
