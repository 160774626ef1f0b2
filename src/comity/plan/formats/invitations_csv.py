"""Whom to invite, as CSV: a line for each, under a header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import ParticipantKind
from comity.plan.formats.csv_text import csv_rows, csv_text

LARGEST = 2 * 1024 * 1024
MOST_LINES = 5_000
NEEDED = ("email", "kind", "name", "jurisdiction")
COLUMNS = (*NEEDED, "website", "ror", "lei", "contact_name", "language")


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """`line` is where it begins in the file; `language` is "" where it says none."""

    line: int
    claims: Claims
    language: str


@dataclass(frozen=True, slots=True)
class BrokenInvitation:
    line: int
    name: str
    error: ComityError


def read_invitations(source: bytes) -> tuple[InvitationLine | BrokenInvitation, ...]:
    """Each line, read or with what is wrong in it. Raises `InvalidInput` for a file that is none:
    as `csv_text` and `csv_rows` do, `plan-csv-columns-unknown`, `plan-csv-columns-missing`,
    `plan-csv-column-twice`, `plan-csv-lines`."""
    rows = csv_rows(csv_text(source, LARGEST))
    _, header = next(rows)
    columns = _columns(header)
    found = tuple(_lines(rows, columns))
    if not found:
        raise InvalidInput("plan-csv-empty")
    return found


def _columns(header: list[str]) -> list[str]:
    columns = [each.lower() for each in header]
    if unknown := tuple(each[:60] for each in columns if each not in COLUMNS):
        raise InvalidInput("plan-csv-columns-unknown", columns=unknown, known=COLUMNS)
    if missing := tuple(each for each in NEEDED if each not in columns):
        raise InvalidInput("plan-csv-columns-missing", columns=missing)
    if twice := next((each for each in columns if columns.count(each) > 1), None):
        raise InvalidInput("plan-csv-column-twice", column=twice)
    return columns


def _lines(
    rows: Iterator[tuple[int, list[str]]], columns: list[str]
) -> Iterator[InvitationLine | BrokenInvitation]:
    for number, (line, cells) in enumerate(rows, start=1):
        if number > MOST_LINES:
            raise InvalidInput("plan-csv-lines", limit=MOST_LINES)
        try:
            if len(cells) != len(columns):
                raise InvalidInput("plan-csv-cells", has=len(cells), needs=len(columns))
            yield _line(line, dict(zip(columns, cells, strict=True)))
        except InvalidInput as error:
            yield BrokenInvitation(line, _name(cells, columns), error)


def _line(line: int, cells: dict[str, str]) -> InvitationLine:
    language = cells.pop("language", "")
    try:
        kind = ParticipantKind(cells.pop("kind").lower())
    except ValueError as error:
        known = tuple(each.value for each in ParticipantKind)
        raise InvalidInput("plan-csv-kind", known=known) from error
    return InvitationLine(line, Claims(kind=kind, **cells), language)


def _name(cells: list[str], columns: list[str]) -> str:
    at = columns.index("name")
    return cells[at][:100] if at < len(cells) else ""
