"""Cells of tables that are to be entered, by the columns of the open data."""

from __future__ import annotations

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.formats.table_lines import Line
from comity.plan.formats.open_data.cells import value_of
from comity.plan.formats.open_data.columns import Column, Value

LONGEST_KEY = 64


def key_in(line: Line, column: str) -> str:
    """Raises `InvalidInput`: `csv-cell-empty`, `csv-cell`."""
    key = line.cells[column].strip()
    if not key:
        raise InvalidInput("csv-cell-empty", column=column)
    if len(key) > LONGEST_KEY:
        raise InvalidInput("csv-cell", column=column, value=key[:60])
    return key


def shown_key(line: Line, column: str) -> str:
    """As much as can be shown of a line that is refused."""
    return line.cells.get(column, "").strip()[:LONGEST_KEY]


def value_in(column: Column, cell: str) -> Value:
    """New lines as a form sends them are those of everywhere. Raises `InvalidInput`: `csv-cell`,
    `commitments-file-choice`."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    try:
        value = value_of(text, column.type)
    except ValueError:
        raise InvalidInput("csv-cell", column=column.name, value=text[:60]) from None
    if column.choices and text:
        require_choice(column, text)
    return value


def require_choice(column: Column, text: str) -> None:
    if text not in column.choices:
        raise wrong("choice", column=column.name, value=text[:60], known=column.choices)


def wrong(what: str, **params: str | int | tuple[str, ...]) -> InvalidInput:
    return InvalidInput(f"commitments-file-{what}", remedy=None, **params)
