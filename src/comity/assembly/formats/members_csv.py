"""A list of members as CSV: a line for each, under a header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from comity.assembly.formats.csv_lines import BrokenLine, read_lines
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.periods import PartialDate
from comity.kernel.formats.table_lines import Header
from comity.parties.domain.permissions import OrganisationKind

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
_HEADER = Header(COLUMNS, NEEDED, (*COLUMNS, f"{WEIGHT}NAME"), WEIGHT)


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


def read_members(source: bytes) -> tuple[MemberLine | BrokenLine, ...]:
    """Raises as `read_lines` does."""
    return read_lines(source, _HEADER, _line)


def _line(line: int, cells: Mapping[str, str]) -> MemberLine:
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
