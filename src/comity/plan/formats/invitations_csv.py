"""Whom to invite, as CSV: a line for each, under a header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.kernel.formats.table_lines import MIB, Header, TableLines
from comity.plan.domain.joining import Claims
from comity.plan.domain.participants import ParticipantKind

LARGEST = 2 * MIB
MOST_LINES = 5_000
NEEDED = ("email", "kind", "name", "jurisdiction")
COLUMNS = (*NEEDED, "website", "ror", "lei", "contact_name", "language")
HEADER = Header(COLUMNS, NEEDED, COLUMNS)


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
    """Each line, read or with what is wrong in it. Raises `InvalidInput` for a file that is none,
    as `TableLines` does; `csv-empty` without lines."""
    found = tuple(_lines(TableLines(source, HEADER, largest=LARGEST, most=MOST_LINES)))
    if not found:
        raise InvalidInput("csv-empty")
    return found


def _lines(table: TableLines) -> Iterator[InvitationLine | BrokenInvitation]:
    for line in table:
        cells = {name: cell.strip() for name, cell in line.cells.items()}
        try:
            if line.error is not None:
                raise line.error
            yield _line(line.number, cells)
        except InvalidInput as error:
            yield BrokenInvitation(line.number, cells.get("name", "")[:100], error)


def _line(line: int, cells: dict[str, str]) -> InvitationLine:
    language = cells.pop("language", "")
    try:
        kind = ParticipantKind(cells.pop("kind").lower())
    except ValueError as error:
        known = tuple(each.value for each in ParticipantKind)
        raise InvalidInput("plan-csv-kind", known=known) from error
    return InvitationLine(line, Claims(kind=kind, **cells), language)
