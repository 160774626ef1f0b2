"""Which tables a corpus makes as CSV: one for each kind of record, in files of their own.

A row names the records that it is a part of in its first columns; its place among its siblings is
that of the row. `provisions.csv`: instrument, eid, citation, heading.en, ...
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.exports.record_shapes import FieldShape, Holds, fields_of

TABLES = {Holds.RECORDS, Holds.NAMED, Holds.NAMED_LISTS}
NAME, NUMBER = "name", "number"
"""The key of a named record, and the place (from 1) of a record that has no id of its own: within
the list of one name, where an empty list is a row without a number, or where it has parts."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """One kind of record. `field` is the field of the owner that holds it; `owners` are the columns
    with the keys of the records around it, outermost first."""

    name: str
    field: FieldShape
    owners: tuple[str, ...]
    parts: tuple[CsvTable, ...]

    @property
    def record(self) -> type:
        assert self.field.record is not None  # noqa: S101 - for the type checker
        return self.field.record

    @property
    def key(self) -> str:
        """The column by which parts name the record."""
        if self.field.holds is Holds.NAMED:
            return NAME
        names = {each.name for each in fields_of(self.record)}
        return next((name for name in ("id", "eid") if name in names), NUMBER)

    @property
    def added(self) -> tuple[str, ...]:
        """Columns that are no fields of the record."""
        match self.field.holds:
            case Holds.NAMED:
                return (*self.owners, NAME)
            case Holds.NAMED_LISTS:
                return (*self.owners, NAME, NUMBER)
        return (*self.owners, NUMBER) if self.parts and self.key == NUMBER else self.owners

    def all(self) -> Iterator[CsvTable]:
        yield self
        for part in self.parts:
            yield from part.all()


@cache
def csv_tables() -> tuple[CsvTable, ...]:
    """The tables of the corpus itself, with those of their parts in them."""
    return _tables(Corpus, ())


def _tables(owner: type, owners: tuple[str, ...]) -> tuple[CsvTable, ...]:
    found = [field for field in fields_of(owner) if field.holds in TABLES]
    return tuple(CsvTable(field.name, field, owners, _parts(field, owners)) for field in found)


def _parts(field: FieldShape, owners: tuple[str, ...]) -> tuple[CsvTable, ...]:
    assert field.record is not None  # noqa: S101 - for the type checker
    return _tables(field.record, (*owners, field.record.__name__.lower()))
