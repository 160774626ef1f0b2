"""Lines of a CSV file of members or deeds, read each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from comity.kernel.domain.errors import ComityError, InvalidInput
from comity.kernel.formats.table_lines import MIB, Header, TableLines

Read = TypeVar("Read")
LARGEST = 2 * MIB
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that can't be read, by what its first cell says."""

    line: int
    name: str
    error: ComityError


def read_lines(
    source: bytes, header: Header, read: Callable[[int, Mapping[str, str]], Read]
) -> tuple[Read | BrokenLine, ...]:
    """Each line as `read` makes it of its place and its cells by column, or with what is wrong in
    it; empty lines are passed over. Raises `InvalidInput` for a file that is none, as `TableLines`
    does; `csv-empty` without lines."""
    found = tuple(_lines(TableLines(source, header, largest=LARGEST, most=MOST_ROWS), read))
    if not found:
        raise InvalidInput("csv-empty")
    return found


def _lines(
    table: TableLines, read: Callable[[int, Mapping[str, str]], Read]
) -> Iterator[Read | BrokenLine]:
    for line in table:
        cells = {name: cell.strip() for name, cell in line.cells.items()}
        try:
            if line.error is not None:
                raise line.error
            yield read(line.number, cells)
        except ComityError as error:
            yield BrokenLine(line.number, next(iter(cells.values()), "")[:100], error)
