"""Commitments to be entered from a CSV file: the columns of the open data, and a `key` by which the
same line is known when the file is sent again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.formats.table_lines import MIB, Header, Line, TableLines
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.formats.import_cells import (
    key_in,
    require_choice,
    shown_key,
    value_in,
    wrong,
)
from comity.plan.formats.open_data.columns import Column
from comity.plan.formats.open_data.commitment_columns import (
    COMMITMENT_NUMBER,
    COMMITMENTS,
    PROMISED,
    promised_text,
)

LARGEST = 8 * MIB
MOST_ROWS = 5_000
KEY, PARTICIPANT, VISIBILITY = "key", "participant", "visibility"
NUMBER = COMMITMENT_NUMBER.name
"""The column that the export knows a commitment by; it is the key where there is no other."""
NEEDED = (KEY, "action", "title", "language")
READ = (KEY, PARTICIPANT, VISIBILITY, *(each.name for each in PROMISED))
"""Columns that say something; others of the open data may be there, and are passed over."""
KNOWN = frozenset(READ) | frozenset(COMMITMENTS.names)
_HEADER = Header(KNOWN, NEEDED[1:], READ)
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
    number: str = ""
    """what the export knows it by, if the file says so"""


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """One that can't be read, by the key that it has if it has one."""

    line: int
    key: str
    error: InvalidInput
    number: str = ""


def read_commitment_lines(source: bytes) -> tuple[CommitmentLine | BrokenLine, ...]:
    """Each line, read or with what is wrong in it; empty ones are passed over. Raises
    `InvalidInput` for a file that is none, as `TableLines` does; `csv-empty` without lines."""
    file = TableLines(source, _HEADER, largest=LARGEST, most=MOST_ROWS)
    key = key_column(file.columns)
    found = tuple(_lines(file, key))
    if not found:
        raise InvalidInput("csv-empty")
    return found


def key_column(columns: list[str]) -> str:
    """Raises `InvalidInput("csv-column-missing")`."""
    for each in (KEY, NUMBER):
        if each in columns:
            return each
    raise InvalidInput("csv-column-missing", columns=(KEY,))


def _lines(file: TableLines, key: str) -> Iterator[CommitmentLine | BrokenLine]:
    seen: dict[tuple[str, str], int] = {}
    for each in file:
        try:
            if each.error is not None:
                raise each.error
            line = _line(each, key)
            first = seen.setdefault((line.participant, line.key), line.line)
            if first != line.line:
                raise wrong("key-twice", key=line.key, first=first)
            yield line
        except InvalidInput as error:
            yield BrokenLine(each.number, shown_key(each, key), error, shown_key(each, NUMBER))


def _line(line: Line, column: str) -> CommitmentLine:
    key, cells = key_in(line, column), line.cells
    visibility = cells.get(VISIBILITY, "").strip() or Visibility.PUBLIC.value
    require_choice(_COLUMNS[VISIBILITY], visibility)
    values = {
        each.name: value_in(each, cells[each.name]) for each in PROMISED if each.name in cells
    }
    return CommitmentLine(
        line.number,
        key,
        cells.get(PARTICIPANT, "").strip(),
        Visibility(visibility),
        promised_text(values),
        shown_key(line, NUMBER),
    )
