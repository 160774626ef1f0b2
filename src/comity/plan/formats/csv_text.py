"""The text of a CSV file as spreadsheets write it: UTF-8, with or without a mark, or UTF-16 with
one; cells parted by commas or semicolons."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from comity.kernel.domain.errors import InvalidInput

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def csv_text(source: bytes, largest: int) -> str:
    """Raises `InvalidInput`: `plan-csv-large`, `plan-csv-encoding`, `plan-csv-empty`."""
    if len(source) > largest:
        raise InvalidInput("plan-csv-large", limit=largest // 1024)
    encoding = "utf-16" if source.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = source.decode(encoding)
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise InvalidInput("plan-csv-encoding", line=line, at=error.start) from error
    if "\x00" in text:
        raise InvalidInput("plan-csv-encoding", line=1, at=text.index("\x00"))
    if not text.strip():
        raise InvalidInput("plan-csv-empty")
    return text


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The header, and each line that is not empty: with the number of the line where it begins.
    Raises `InvalidInput("plan-csv-malformed")`."""
    head = text.partition("\n")[0]
    delimiter = ";" if ";" in head and "," not in head else ","
    reader = csv.reader(StringIO(text, newline=""), strict=True, delimiter=delimiter)
    end = 0
    try:
        for cells in reader:
            begun, end = end + 1, reader.line_num
            if any(each.strip() for each in cells):
                yield begun, [each.strip() for each in cells]
    except csv.Error as error:
        raise InvalidInput("plan-csv-malformed", line=reader.line_num, why=str(error)) from error
