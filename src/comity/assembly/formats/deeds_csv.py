"""What parties did about a treaty as CSV: the table that its page gives, read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.assembly.domain.treaty_deeds import Deed, kind_of
from comity.assembly.formats.csv_lines import BrokenLine, read_lines
from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.periods import PartialDate
from comity.kernel.formats.table_lines import Header
from comity.regulation.domain.confidence import Confidence
from comity.regulation.formats.spreadsheets import FORMULA

COLUMNS = (
    "party", "name", "kind", "number", "on", "until", "citation", "with_members", "about",
    "opposes_entry", "text", "source", "confidence", "entered_at", "struck_at", "why_struck",
)  # fmt: skip
NEEDED = ("party", "kind", "on", "source")


@dataclass(frozen=True, slots=True)
class DeedLine:
    """`line` is where it begins in the file; a deed that `is_struck` counted no more there."""

    line: int
    deed: Deed
    is_struck: bool


def read_deeds(source: bytes) -> tuple[DeedLine | BrokenLine, ...]:
    """Of `COLUMNS`, those in `NEEDED` must be there; `name`, `number` and `entered_at` are not
    read. Raises as `read_lines` does."""
    return read_lines(source, Header(COLUMNS, NEEDED, COLUMNS), _line)


def _line(line: int, given: Mapping[str, str]) -> DeedLine:
    cells = {name: _unguarded(cell) for name, cell in given.items()}
    for each in NEEDED:
        if not cells[each]:
            raise InvalidInput("csv-cell-empty", column=each)
    until = cells.get("until", "")
    deed = Deed(
        party=cells["party"],
        kind=kind_of(cells["kind"]),
        on=PartialDate.parse(cells["on"]),
        until=PartialDate.parse(until) if until else None,
        about=cells.get("about", ""),
        opposes_entry=_flag(cells.get("opposes_entry", "")),
        citation=cells.get("citation", ""),
        with_members=_flag(cells.get("with_members", "")),
        text=cells.get("text", ""),
        source=cells["source"],
        confidence=_confidence(cells.get("confidence", "")),
    )
    return DeedLine(line, deed, bool(cells.get("struck_at", "")))


def _unguarded(cell: str) -> str:
    """Without the apostrophe by which `safe_cell` keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _flag(text: str) -> bool:
    match text.lower():
        case "" | "false" | "no":
            return False
        case "true" | "yes":
            return True
    raise InvalidInput("csv-flag-unknown", text=text[:60])


def _confidence(text: str) -> Confidence:
    """A file that does not say what it rests on is not taken to be read from the instrument."""
    try:
        return Confidence(text or Confidence.UNKNOWN)
    except ValueError as error:
        known = tuple(each.value for each in Confidence)
        raise InvalidInput("csv-confidence-unknown", text=text[:60], known=known) from error
