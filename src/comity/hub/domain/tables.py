"""A page of a table's rows, and what its columns hold, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TableKind = Literal["csv", "jsonl", "parquet"]

_ENDINGS: dict[str, TableKind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    """In DuckDB's words: BIGINT, VARCHAR, STRUCT(a INTEGER) ..."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values from `low` to below `high`; the last bin holds `high` too."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """Of the first rows of the table: `rows` of them."""

    name: str
    rows: int
    null_share: float
    distinct: int
    """About: HyperLogLog."""
    low: str | None = None
    """The least value; None but for numbers and dates."""
    high: str | None = None
    histogram: tuple[Bin, ...] = ()
    """At most 20 bins of equal width; empty but for numbers."""


@dataclass(frozen=True, slots=True)
class TablePage:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | None, ...], ...]
    """Values as text, in the order of `columns`; None is null, or a value that is not shown
    (binary)."""
    total: int | None
    """Rows of the whole table; None where counting would mean reading a large file."""
    cells_cut: bool = False
    """Some value is shown in part."""
    columns_cut: bool = False
    """The table has more columns than are shown."""
    summaries: tuple[ColumnSummary, ...] = ()


def table_kind(path: str) -> TableKind | None:
    """What a file's name says that it is; None where it is no table that can be shown."""
    name = path.rpartition("/")[2].lower()
    dot = name.rfind(".")
    return _ENDINGS.get(name[dot:]) if dot > 0 else None
