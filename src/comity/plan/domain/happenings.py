"""What happened in a plan, for whoever follows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class HappeningKind(StrEnum):
    JOINED = "joined"
    COMMITTED = "committed"
    REVISED = "revised"
    REPORTED = "reported"
    ASSESSED = "assessed"


@dataclass(frozen=True, slots=True)
class Happening:
    """`id` is that of the row, so that it stays; `changed` is later than `at` where it ended or was
    struck since, which `ended` says."""

    kind: HappeningKind
    id: str
    at: datetime
    changed: datetime
    participant: str
    participant_id: str
    number: int | None = None
    """of the commitment"""
    title: str = ""
    text: str = ""
    version: int = 1
    percent: int | None = None
    level: str = ""
    ended: bool = False


def latest(happened: Iterable[Happening], count: int) -> tuple[Happening, ...]:
    """The newest first; of one moment, in the order of their ids."""
    return tuple(sorted(happened, key=lambda it: (-it.at.timestamp(), it.id))[:count])
