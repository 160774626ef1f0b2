"""Values as cells of CSV files, and back.

A spreadsheet runs a cell that begins like a formula (OWASP, CSV Injection), so a text that does is
given an apostrophe; so is one that begins with an apostrophe, and reading takes one away.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from comity.kernel.domain.audit import canonical_time
from comity.plan.formats.open_data.columns import ColumnType, Value

_WHOLE = re.compile("-?[0-9]{1,18}")
_FIGURE = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""The last four are wide forms of the first."""


def cell_of(value: Value, kind: ColumnType) -> str:
    """What `value_of` reads as the same."""
    if kind is ColumnType.TEXT:
        return guarded(str(value))
    return plain_of(value)


def plain_of(value: Value) -> str:
    """A value in text, without a guard; "" for none."""
    match value:
        case None:
            return ""
        case datetime():
            return canonical_time(value)
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
    return str(value)


def value_of(cell: str, kind: ColumnType) -> Value:
    """Raises `ValueError` for a cell that is none of that type."""
    return read_guarded(cell) if kind is ColumnType.TEXT else plain_value(cell, kind)


def plain_value(text: str, kind: ColumnType) -> Value:
    """Raises `ValueError`."""
    if kind is ColumnType.TEXT:
        return text
    if not text:
        return None
    match kind:
        case ColumnType.INTEGER:
            return int(_figures(text, _WHOLE))
        case ColumnType.DAY:
            return date.fromisoformat(text)
        case ColumnType.MOMENT:
            return datetime.fromisoformat(text).astimezone(UTC)
    return _decimal(text)


def guarded(text: str) -> str:
    return f"'{text}" if text.startswith(("'", *FORMULA)) else text


def read_guarded(cell: str) -> str:
    return cell.removeprefix("'")


def _decimal(text: str) -> Decimal:
    return Decimal(_figures(text, _FIGURE))


def _figures(text: str, form: re.Pattern[str]) -> str:
    """No other figures than ours, no exponents, no underscores."""
    if form.fullmatch(text) is None:
        raise ValueError(text)
    return text
