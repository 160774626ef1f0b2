"""A plan's open data as one JSON document: what it is, then each table as a list of objects named
by its columns. Figures with decimals stand in text, so that none is rounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from comity.kernel.domain.errors import InvalidInput
from comity.plan.formats.open_data.cells import plain_of, plain_value
from comity.plan.formats.open_data.columns import ColumnType, Row, Table, Value
from comity.plan.formats.open_data.csv_tables import ROWS_A_PIECE

Contents = Mapping[str, list[tuple[Value, ...]]]


def write_json(
    about: Mapping[str, Any], tables: Iterable[tuple[Table, Iterable[Row]]]
) -> Iterator[bytes]:
    """What `read_json` reads as the same. `about` names no table."""
    encode = msgspec.json.Encoder().encode
    yield encode(about)[:-1]
    for table, rows in tables:
        piece = bytearray(b",\n" + encode(table.name) + b":[")
        held, first = 0, True
        for row in rows:
            piece += b"\n" if first else b",\n"
            piece += encode(_object(table, row))
            first = False
            held += 1
            if held == ROWS_A_PIECE:
                yield bytes(piece)
                piece.clear()
                held = 0
        piece += b"]"
        yield bytes(piece)
    yield b"}\n"


def read_json(tables: Iterable[Table], data: bytes) -> tuple[dict[str, Any], Contents]:
    """What it says of itself, and the rows of each table by its name. Raises
    `InvalidInput("open-data-unreadable")`."""
    found: dict[str, list[tuple[Value, ...]]] = {}
    try:
        document: dict[str, Any] = msgspec.json.decode(data, type=dict[str, Any])
        for table in tables:
            found[table.name] = [_row(table, each) for each in document.pop(table.name)]
    except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
        raise InvalidInput(
            "open-data-unreadable", name="plan.json", line=1, problem=str(error)
        ) from None
    return document, found


def _object(table: Table, row: Row) -> dict[str, object]:
    return {
        column.name: _plain(value, column.type)
        for column, value in zip(table.columns, row, strict=True)
    }


def _plain(value: Value, kind: ColumnType) -> object:
    if value is None or kind in (ColumnType.TEXT, ColumnType.INTEGER):
        return value
    return plain_of(value)


def _row(table: Table, plain: Mapping[str, Any]) -> tuple[Value, ...]:
    return tuple(
        _value(plain[column.name], column.type) if column.name in plain else _missing(column.name)
        for column in table.columns
    )


def _value(plain: object, kind: ColumnType) -> Value:
    if plain is None:
        if kind is ColumnType.TEXT:
            raise ValueError("a text is never null")
        return None
    wanted = int if kind is ColumnType.INTEGER else str
    if type(plain) is not wanted:
        raise ValueError(f"{plain!r:.60}")
    return plain if isinstance(plain, int) else plain_value(str(plain), kind)


def _missing(name: str) -> Value:
    raise KeyError(name)
