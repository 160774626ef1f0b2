"""The lines of a table that somebody sends as CSV: as spreadsheets of the world write it, its
header held against what can be read, and each line with the number at which it begins. What is
wrong in one line leaves the others readable."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from comity.kernel.domain.errors import InvalidInput

MIB = 1024 * 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file's columns may be (`known`, or begin with the `prefix`), must be (`needed`), and
    are told to be (`read`)."""

    known: Collection[str]
    needed: tuple[str, ...]
    read: tuple[str, ...]
    prefix: str = ""

    def knows(self, column: str) -> bool:
        return column in self.known or bool(
            self.prefix and column.startswith(self.prefix) and column != self.prefix
        )


@dataclass(frozen=True, slots=True)
class Line:
    """The cells by their columns, as they stand in the file; with an `error`, as many as there
    are."""

    number: int
    cells: Mapping[str, str]
    error: InvalidInput | None = None


class TableLines:
    """Cells are parted by commas or, where the header has no comma, by semicolons. Making one
    raises `InvalidInput` as `table_text` does, and `csv-column-unknown`, `csv-column-missing`,
    `csv-column-twice`, `csv-malformed`; going through its lines `csv-malformed` and
    `csv-too-many-rows`. A line's own error is `csv-cells` or `csv-cell`."""

    def __init__(self, source: bytes, header: Header, *, largest: int, most: int) -> None:
        self._most = most
        text = table_text(source, largest)
        head = text.partition("\n")[0]
        delimiter = ";" if ";" in head and "," not in head else ","
        # `csv` names its reader's type only for type checkers.
        self._reader: Any = csv.reader(StringIO(text, newline=""), strict=True, delimiter=delimiter)
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
                    raise InvalidInput("csv-too-many-rows", limit=self._most)
                yield self._line(begun, cells)
        except csv.Error as error:
            raise self._malformed(error) from None

    def _line(self, begun: int, cells: Sequence[str]) -> Line:
        named = dict(zip(self.columns, cells, strict=False))
        error = None
        if len(cells) != len(self.columns):
            error = InvalidInput("csv-cells", has=len(cells), needs=len(self.columns))
        elif broken := next((name for name, cell in named.items() if "\0" in cell), ""):
            error = InvalidInput("csv-cell", column=broken, value="NUL")
        return Line(begun, named, error)

    def _malformed(self, error: csv.Error) -> InvalidInput:
        return InvalidInput("csv-malformed", line=self._reader.line_num, why=str(error))


def table_text(source: bytes, largest: int) -> str:
    """UTF-8, with or without a mark, or UTF-16 with one. Raises `InvalidInput`: `csv-too-large`,
    `csv-not-utf-8`, `csv-empty`."""
    if len(source) > largest:
        raise InvalidInput("csv-too-large", limit=largest // MIB)
    encoding = "utf-16" if source.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = source.decode(encoding)
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise InvalidInput("csv-not-utf-8", line=line, at=error.start) from None
    head = text.partition("\n")[0]
    if "\0" in head:  # UTF-16 without its mark
        raise InvalidInput("csv-not-utf-8", line=1, at=head.index("\0"))
    if not text.strip():
        raise InvalidInput("csv-empty")
    return text


def _columns(cells: list[str], header: Header) -> list[str]:
    columns = [each.strip().lower() for each in cells]
    if not any(columns):
        raise InvalidInput("csv-empty")
    for each in columns:
        if not header.knows(each):
            raise InvalidInput("csv-column-unknown", column=each[:60], known=header.read)
        if columns.count(each) > 1:
            raise InvalidInput("csv-column-twice", column=each)
    if missing := tuple(each for each in header.needed if each not in columns):
        raise InvalidInput("csv-column-missing", columns=missing)
    return columns
