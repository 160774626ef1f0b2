"""The lines of a CSV file that is to be entered: its header held against what can be read, and each
line with the number at which it begins. What is wrong in one line leaves the others readable."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.kernel.domain.errors import InvalidInput
from comity.plan.formats.open_data.cells import value_of
from comity.plan.formats.open_data.columns import Column, Value

LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class Header:
    """What a file's columns may be (`known`), must be (`needed`), and are told to be (`read`)."""

    known: Collection[str]
    needed: tuple[str, ...]
    read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The cells by their columns; with an `error`, as many as there are."""

    number: int
    cells: Mapping[str, str]
    error: InvalidInput | None = None


class TableLines:
    """A file that has a header. Making one raises `InvalidInput`: `commitments-file-not-utf-8`,
    `-empty`, `-column-unknown`, `-column-missing`, `-column-twice`, `-malformed`; going through its
    lines `-malformed` and `-too-many-rows`."""

    def __init__(self, source: bytes, header: Header, most: int) -> None:
        self._most = most
        # `csv` names its reader's type only for type checkers.
        self._reader: Any = csv.reader(io.StringIO(_text(source), newline=""), strict=True)
        try:
            self.columns = _columns(next(self._reader, []), header)
        except csv.Error as error:
            raise self._malformed(error) from None

    def __iter__(self) -> Iterator[Line]:
        """Empty lines are passed over."""
        count, end = 0, self._reader.line_num
        try:
            for cells in self._reader:
                begun, end = end + 1, self._reader.line_num
                if not any(each.strip() for each in cells):
                    continue
                count += 1
                if count > self._most:
                    raise wrong("too-many-rows", limit=self._most)
                yield self._line(begun, cells)
        except csv.Error as error:
            raise self._malformed(error) from None

    def _line(self, begun: int, cells: Sequence[str]) -> Line:
        named = dict(zip(self.columns, cells, strict=False))
        if len(cells) != len(self.columns):
            return Line(begun, named, wrong("cells", has=len(cells), needs=len(self.columns)))
        return Line(begun, named)

    def _malformed(self, error: csv.Error) -> InvalidInput:
        return wrong("malformed", line=self._reader.line_num, why=str(error))


def key_in(line: Line, column: str) -> str:
    """Raises `InvalidInput`: `commitments-file-cell-empty`, `commitments-file-cell`."""
    key = line.cells[column].strip()
    if not key:
        raise wrong("cell-empty", column=column)
    if len(key) > LONGEST_KEY or "\0" in key:
        raise wrong("cell", column=column, value=key[:60])
    return key


def shown_key(line: Line, column: str) -> str:
    """As much as can be shown of a line that is refused."""
    return line.cells.get(column, "").strip()[:LONGEST_KEY]


def value_in(column: Column, cell: str) -> Value:
    """New lines as a form sends them are those of everywhere. Raises `InvalidInput`:
    `commitments-file-cell`, `commitments-file-choice`."""
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\0" in text:
        raise wrong("cell", column=column.name, value="NUL")
    try:
        value = value_of(text, column.type)
    except ValueError:
        raise wrong("cell", column=column.name, value=text[:60]) from None
    if column.choices and text:
        require_choice(column, text)
    return value


def require_choice(column: Column, text: str) -> None:
    if text not in column.choices:
        raise wrong("choice", column=column.name, value=text[:60], known=column.choices)


def wrong(what: str, **params: str | int | tuple[str, ...]) -> InvalidInput:
    return InvalidInput(f"commitments-file-{what}", remedy=None, **params)


def _text(source: bytes) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise wrong("not-utf-8", line=line, at=error.start) from None


def _columns(cells: list[str], header: Header) -> list[str]:
    columns = [each.strip().lower() for each in cells]
    if not any(columns):
        raise wrong("empty")
    for each in columns:
        if each not in header.known:
            raise wrong("column-unknown", column=each[:60], known=header.read)
        if columns.count(each) > 1:
            raise wrong("column-twice", column=each)
    if missing := tuple(each for each in header.needed if each not in columns):
        raise wrong("column-missing", columns=missing)
    return columns
