"""Tables as CSV (RFC 4180, UTF-8), a piece at a time, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from comity.kernel.domain.errors import InvalidInput
from comity.plan.formats.open_data.cells import cell_of, value_of
from comity.plan.formats.open_data.columns import Row, Table, Value

ROWS_A_PIECE = 500
BOM = "\ufeff"
"""By which spreadsheets of Microsoft know UTF-8."""


def write_csv(table: Table, rows: Iterable[Row], *, bom: bool = False) -> Iterator[bytes]:
    """What `read_csv` reads as the same rows. Some hundred rows are held at a time."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    kinds = [each.type for each in table.columns]
    text.write(BOM if bom else "")
    writer.writerow(table.names)
    held = 0
    for row in rows:
        writer.writerow([cell_of(value, kind) for value, kind in zip(row, kinds, strict=True)])
        held += 1
        if held == ROWS_A_PIECE:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
            held = 0
    yield text.getvalue().encode()


def read_csv(table: Table, data: bytes) -> list[tuple[Value, ...]]:
    """Raises `InvalidInput("open-data-unreadable")`, which says where."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(table, 1, f"byte {error.start} is not UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(reader, ())) != table.names:
            raise _unreadable(table, 1, "the header is another")
        return [_row(table, cells, reader.line_num) for cells in reader]
    except csv.Error as error:
        raise _unreadable(table, reader.line_num, str(error)) from None


def _row(table: Table, cells: list[str], line: int) -> tuple[Value, ...]:
    if len(cells) != len(table.columns):
        raise _unreadable(table, line, f"{len(cells)} cells")
    found: list[Value] = []
    for cell, column in zip(cells, table.columns, strict=True):
        try:
            found.append(value_of(cell, column.type))
        except ValueError:
            raise _unreadable(table, line, f"{column.name}: {cell[:60]}") from None
    return tuple(found)


def _unreadable(table: Table, line: int, problem: str) -> InvalidInput:
    return InvalidInput(
        "open-data-unreadable", name=f"{table.name}.csv", line=line, problem=problem
    )
