"""What an import is told about an instrument, because no file says it reliably."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.regulation.domain.instruments import InstrumentKind, InstrumentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentDetails:
    """`None` and "" stand for what is not known. `origin` is the file that was read."""

    id: str
    jurisdiction: str
    title: str = ""
    short_title: str = ""
    kind: InstrumentKind | None = None
    status: InstrumentStatus | None = None
    binding: bool | None = None
    checked_on: date | None = None
    in_force: date | None = None
    official: bool = False
    location: str = ""
    origin: str = ""
