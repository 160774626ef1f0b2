"""What a table of the open data is made of: each column says what it means, in what unit, and who
says it. Files, schema and dictionary are made from these definitions, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

Value = str | int | Decimal | date | datetime | None
"""Of a text: "" where there is none. Of all others: `None`."""
Row = Sequence[Value]


class ColumnType(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DAY = "day"
    """2027-01-31 (ISO 8601)"""
    MOMENT = "moment"
    """2027-01-31T12:00:00.000000Z, in UTC (RFC 3339)"""


class Says(StrEnum):
    """Whose word a column is. Self-report and review are never mixed."""

    PARTICIPANT = "participant"
    REVIEWER = "reviewer"
    SECRETARIAT = "secretariat"
    """whoever keeps the plan"""
    PLATFORM = "platform"
    """counted, or given by this software"""


@dataclass(frozen=True, slots=True)
class Column:
    """`unit` is "" where there is none to speak of; `choices` all that a text may be."""

    name: str
    type: ColumnType
    meaning: str
    source: Says
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The columns name a row of `table` by its key."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows, each known by the columns of `key`."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.columns)
