"""Lines of a CSV file under a header of known columns, each with its place in the file."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import TypeVar

from comity.kernel.domain.errors import ComityError, InvalidInput

Line = TypeVar("Line")
LARGEST = 2 * 1024 * 1024
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that can't be read, by the name that it has if it has one."""

    line: int
    name: str
    error: ComityError


def read_lines(
    source: bytes,
    *,
    needed: tuple[str, ...],
    known: tuple[str, ...],
    read: Callable[[int, Mapping[str, str]], Line],
    prefix: str = "",
) -> tuple[Line | BrokenLine, ...]:
    """Each line as `read` makes it of its place and its cells by column, or with what is wrong in
    it; empty lines are passed over. Columns that begin with `prefix` are known, too. Raises
    `InvalidInput` for a file that is none: `csv-too-large`, `csv-not-utf-8`, `csv-empty`,
    `csv-column-unknown`, `csv-column-missing`, `csv-column-twice`, `csv-malformed`."""
    if len(source) > LARGEST:
        raise InvalidInput("csv-too-large", limit=LARGEST // 1024)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("csv-not-utf-8", at=error.start) from error
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        columns = _header(next(reader, []), needed, known, prefix)
        found = tuple(_lines(reader, columns, read))
    except csv.Error as error:
        raise InvalidInput("csv-malformed", line=reader.line_num, why=str(error)) from error
    if not found:
        raise InvalidInput("csv-empty")
    return found


def _header(
    cells: list[str], needed: tuple[str, ...], known: tuple[str, ...], prefix: str
) -> list[str]:
    columns = [each.strip().lower() for each in cells]
    if not any(columns):
        raise InvalidInput("csv-empty")
    for each in columns:
        if each not in known and not (prefix and each.startswith(prefix) and each != prefix):
            raise InvalidInput("csv-column-unknown", column=each[:100], known=known)
        if columns.count(each) > 1:
            raise InvalidInput("csv-column-twice", column=each)
    if missing := tuple(each for each in needed if each not in columns):
        raise InvalidInput("csv-column-missing", columns=missing)
    return columns


# `csv` names its reader's type only for type checkers.
def _lines(
    reader: Iterator[list[str]],
    columns: list[str],
    read: Callable[[int, Mapping[str, str]], Line],
) -> Iterator[Line | BrokenLine]:
    number = 0
    end = 1
    for cells in reader:
        begun, end = end + 1, reader.line_num  # type: ignore[attr-defined]
        if not any(each.strip() for each in cells):
            continue
        number += 1
        if number > MOST_ROWS:
            raise InvalidInput("csv-too-many-rows", limit=MOST_ROWS)
        try:
            if len(cells) != len(columns):
                raise InvalidInput("csv-cells", has=len(cells), needs=len(columns))
            yield read(begun, dict(zip(columns, (it.strip() for it in cells), strict=True)))
        except ComityError as error:
            yield BrokenLine(begun, cells[0].strip()[:100], error)
