"""What a registry's dump says of a claim. Nothing here is called verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Registry(StrEnum):
    ROR = "ror"
    LEI = "lei"


class Outcome(StrEnum):
    NO_DUMP = "no-dump"
    """the operator gave this node no dump of the registry"""
    NOT_LISTED = "not-listed"
    """the dump has no such number"""
    NAME_AGREES = "name-agrees"
    NAME_DIFFERS = "name-differs"
    COUNTRY_DIFFERS = "country-differs"
    INACTIVE = "inactive"
    DOMAIN_AGREES = "domain-agrees"
    DOMAIN_DIFFERS = "domain-differs"


@dataclass(frozen=True, slots=True)
class RegistryFinding:
    """`details` holds what the dump has: `name`, `country`, `status`, `domain`, `claimed`;
    `dump_date` is the day of the dump, where there is one."""

    registry: Registry
    outcome: Outcome
    details: Mapping[str, str] = field(default_factory=dict)
    dump_date: date | None = None
