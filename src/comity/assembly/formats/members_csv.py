"""A list of members as CSV: a line for each, under a header."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO

from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.kernel.domain.periods import PartialDate
from comity.parties.domain.permissions import OrganisationKind

LARGEST = 2 * 1024 * 1024
MOST_ROWS = 5_000
NEEDED = ("name", "kind", "jurisdiction", "class")
COLUMNS = (
    "name",
    "kind",
    "jurisdiction",
    "state",
    "class",
    "admitted_on",
    "ror",
    "lei",
    "owner_email",
    "head_email",
)
WEIGHT = "weight."


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """`line` is where it begins in the file; an empty cell is "" or None."""

    line: int
    name: str
    kind: OrganisationKind
    jurisdiction: str
    state: str
    member_class: str
    admitted_on: PartialDate | None
    ror: str
    lei: str
    owner_email: str
    head_email: str
    weights: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that can't be read, by the name that it has if it has one."""

    line: int
    name: str
    error: ComityError


def read_members(source: bytes) -> tuple[MemberLine | BrokenLine, ...]:
    """Each line, read or with what is wrong in it; empty lines are passed over. Raises
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
        columns = _header(next(reader, []))
        found = tuple(_lines(reader, columns))
    except csv.Error as error:
        raise InvalidInput("csv-malformed", line=reader.line_num, why=str(error)) from error
    if not found:
        raise InvalidInput("csv-empty")
    return found


def _header(cells: list[str]) -> list[str]:
    columns = [each.strip().lower() for each in cells]
    if not any(columns):
        raise InvalidInput("csv-empty")
    for each in columns:
        if each not in COLUMNS and not (each.startswith(WEIGHT) and each != WEIGHT):
            raise InvalidInput("csv-column-unknown", column=each[:100], known=COLUMNS)
        if columns.count(each) > 1:
            raise InvalidInput("csv-column-twice", column=each)
    if missing := tuple(each for each in NEEDED if each not in columns):
        raise InvalidInput("csv-column-missing", columns=missing)
    return columns


# `csv` names its reader's type only for type checkers.
def _lines(reader: Iterator[list[str]], columns: list[str]) -> Iterator[MemberLine | BrokenLine]:
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
            yield _line(begun, dict(zip(columns, (it.strip() for it in cells), strict=True)))
        except InvalidInput as error:
            yield BrokenLine(begun, cells[0].strip()[:100], error)


def _line(line: int, cells: dict[str, str]) -> MemberLine:
    if not cells["name"]:
        raise InvalidInput("csv-cell-empty", column="name")
    if not cells["class"]:
        raise InvalidInput("csv-cell-empty", column="class")
    day = cells.get("admitted_on", "")
    return MemberLine(
        line=line,
        name=cells["name"],
        kind=_kind(cells["kind"]),
        jurisdiction=cells["jurisdiction"],
        state=cells.get("state", ""),
        member_class=cells["class"],
        admitted_on=PartialDate.parse(day) if day else None,
        ror=cells.get("ror", ""),
        lei=cells.get("lei", ""),
        owner_email=cells.get("owner_email", ""),
        head_email=cells.get("head_email", ""),
        weights={
            column.removeprefix(WEIGHT): weight_of(cell)
            for column, cell in cells.items()
            if column.startswith(WEIGHT) and cell
        },
    )


def weight_of(text: str) -> Fraction:
    """A number that is not negative: `12`, `12.5` or `25/2`. Raises
    `InvalidInput("weight-malformed")`."""
    if len(text) > 60 or "e" in text.lower() or "_" in text or not text.isascii():
        raise InvalidInput("weight-malformed", text=text[:60])
    try:
        value = Fraction(text.replace(" ", ""))
    except (ValueError, ZeroDivisionError) as error:
        raise InvalidInput("weight-malformed", text=text) from error
    if value < 0:
        raise InvalidInput("weight-malformed", text=text)
    return value


def _kind(text: str) -> OrganisationKind:
    try:
        return OrganisationKind(text.lower())
    except ValueError as error:
        kinds = tuple(each.value for each in OrganisationKind)
        raise InvalidInput("csv-kind-unknown", kind=text[:60], known=kinds) from error
