"""Commitments to be entered from a CSV file: the columns of the open data, and a `key` by which the
same line is known when the file is sent again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.formats.open_data.cells import value_of
from comity.plan.formats.open_data.columns import Column, Value
from comity.plan.formats.open_data.commitment_columns import COMMITMENTS, PROMISED, promised_text

LARGEST = 8 * 1024 * 1024
MOST_ROWS = 5_000
LONGEST_KEY = 64
KEY, PARTICIPANT, VISIBILITY = "key", "participant", "visibility"
NEEDED = (KEY, "action", "title", "language")
READ = (KEY, PARTICIPANT, VISIBILITY, *(each.name for each in PROMISED))
"""Columns that say something; others of the open data may be there, and are passed over."""
KNOWN = frozenset(READ) | frozenset(COMMITMENTS.names)
_COLUMNS: Mapping[str, Column] = {each.name: each for each in COMMITMENTS.columns}


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """`line` is where it begins in the file."""

    line: int
    key: str
    participant: str
    """an id or a name; "" for the only one that they stand for"""
    visibility: Visibility
    text: CommitmentText


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """One that can't be read, by the key that it has if it has one."""

    line: int
    key: str
    error: InvalidInput


def read_commitment_lines(source: bytes) -> tuple[CommitmentLine | BrokenLine, ...]:
    """Each line, read or with what is wrong in it; empty ones are passed over. Raises
    `InvalidInput` for a file that is none: `commitments-file-too-large`, `-not-utf-8`, `-empty`,
    `-column-unknown`, `-column-missing`, `-column-twice`, `-malformed`, `-too-many-rows`."""
    if len(source) > LARGEST:
        raise _wrong("too-large", limit=LARGEST // 1024 // 1024)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise _wrong("not-utf-8", line=line, at=error.start) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = _header(next(reader, []))
        found = tuple(_lines(reader, columns))
    except csv.Error as error:
        raise _wrong("malformed", line=reader.line_num, why=str(error)) from None
    if not found:
        raise _wrong("empty")
    return found


def _header(cells: list[str]) -> list[str]:
    columns = [each.strip().lower() for each in cells]
    if not any(columns):
        raise _wrong("empty")
    for each in columns:
        if each not in KNOWN:
            raise _wrong("column-unknown", column=each[:60], known=READ)
        if columns.count(each) > 1:
            raise _wrong("column-twice", column=each)
    if missing := tuple(each for each in NEEDED if each not in columns):
        raise _wrong("column-missing", columns=missing)
    return columns


# `csv` names its reader's type only for type checkers.
def _lines(reader: Any, columns: list[str]) -> Iterator[CommitmentLine | BrokenLine]:  # noqa: ANN401
    number, end = 0, reader.line_num
    seen: dict[tuple[str, str], int] = {}
    at = columns.index(KEY)
    for cells in reader:
        begun, end = end + 1, reader.line_num
        if not any(each.strip() for each in cells):
            continue
        number += 1
        if number > MOST_ROWS:
            raise _wrong("too-many-rows", limit=MOST_ROWS)
        try:
            if len(cells) != len(columns):
                raise _wrong("cells", has=len(cells), needs=len(columns))
            line = _line(begun, dict(zip(columns, cells, strict=True)))
            first = seen.setdefault((line.participant, line.key), begun)
            if first != begun:
                raise _wrong("key-twice", key=line.key, first=first)
            yield line
        except InvalidInput as error:
            yield BrokenLine(begun, cells[at].strip()[:LONGEST_KEY] if at < len(cells) else "",
                             error)  # fmt: skip


def _line(line: int, cells: Mapping[str, str]) -> CommitmentLine:
    key = cells[KEY].strip()
    if not key:
        raise _wrong("cell-empty", column=KEY)
    if len(key) > LONGEST_KEY or "\0" in key:
        raise _wrong("cell", column=KEY, value=key[:60])
    visibility = cells.get(VISIBILITY, "").strip() or Visibility.PUBLIC.value
    _require_choice(_COLUMNS[VISIBILITY], visibility)
    values = {each.name: _value(each, cells[each.name]) for each in PROMISED if each.name in cells}
    return CommitmentLine(
        line,
        key,
        cells.get(PARTICIPANT, "").strip(),
        Visibility(visibility),
        promised_text(values),
    )


def _value(column: Column, cell: str) -> Value:
    """New lines as a form sends them are those of everywhere."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\0" in text:
        raise _wrong("cell", column=column.name, value="NUL")
    try:
        value = value_of(text, column.type)
    except ValueError:
        raise _wrong("cell", column=column.name, value=text[:60]) from None
    if column.choices and text:
        _require_choice(column, text)
    return value


def _require_choice(column: Column, text: str) -> None:
    if text not in column.choices:
        raise _wrong("choice", column=column.name, value=text[:60], known=column.choices)


def _wrong(what: str, **params: str | int | tuple[str, ...]) -> InvalidInput:
    return InvalidInput(f"commitments-file-{what}", remedy=None, **params)
