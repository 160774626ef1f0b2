"""CSV tables back to the corpus that `csv_writer` wrote."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import msgspec

from comity.kernel.domain.errors import InvalidInput
from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.exports.csv_layout import (
    NAME,
    NUMBER,
    TABLES,
    CsvTable,
    csv_tables,
)
from comity.regulation.formats.exports.csv_writer import SEPARATOR, Row
from comity.regulation.formats.exports.record_shapes import FieldShape, Holds, fields_of
from comity.regulation.formats.spreadsheets import read_cell

Children = dict[tuple[str, tuple[str, ...]], list[Row]]
"""Rows by table and by the keys of the records around them."""


def corpus_from_csv(files: Mapping[str, bytes]) -> Corpus:
    """Raises `InvalidInput("export-unreadable")` for tables that make no corpus. A table that is
    not there has no rows."""
    children: Children = defaultdict(list)
    for table in (each for outer in csv_tables() for each in outer.all()):
        name = f"{table.name}.csv"
        for row in _rows(name, files.get(name, b"")):
            owners = tuple(read_cell(row.pop(owner, "")) for owner in table.owners)
            children[table.name, owners].append(row)
    try:
        plain = {table.name: _section(table, (), children) for table in csv_tables()}
        corpus = msgspec.convert(plain, Corpus, strict=False)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise InvalidInput("export-unreadable", name="CSV", problem=str(error)) from None
    for (name, owners), _orphans in children.items():
        problem = f"what {', '.join(owners)} names is not there"
        raise InvalidInput("export-unreadable", name=f"{name}.csv", problem=problem)
    return corpus


def _rows(name: str, data: bytes) -> list[Row]:
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        return [{key: cell or "" for key, cell in row.items() if key} for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise InvalidInput("export-unreadable", name=name, problem=str(error)) from None


def _section(table: CsvTable, owners: tuple[str, ...], children: Children) -> Any:  # noqa: ANN401
    rows = children.pop((table.name, owners), [])
    match table.field.holds:
        case Holds.NAMED:
            return {read_cell(row[NAME]): _record(table, owners, row, children) for row in rows}
        case Holds.NAMED_LISTS:
            lists: dict[str, list[object]] = {}
            for row in rows:
                listed = lists.setdefault(read_cell(row[NAME]), [])
                listed += [_record(table, owners, row, children)] if row.get(NUMBER) else []
            return lists
    return [_record(table, owners, row, children) for row in rows]


def _record(
    table: CsvTable, owners: tuple[str, ...], row: Row, children: Children
) -> dict[str, Any]:
    plain = _plain(table.record, row)
    for part in table.parts:
        around = (*owners, read_cell(row.get(table.key, "")))
        plain[part.name] = _section(part, around, children)
    return plain


def _plain(record: type, row: Row, prefix: str = "") -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field in fields_of(record):
        name = f"{prefix}{field.name}"
        inside = {key: cell for key, cell in row.items() if cell and key.startswith(f"{name}.")}
        match field.holds:
            case Holds.PROSE if not row.get(name):
                start = len(name) + 1
                plain[field.name] = {key[start:]: read_cell(cell) for key, cell in inside.items()}
            case Holds.RECORD if field.record is not None:
                plain |= {field.name: _plain(field.record, row, f"{name}.")} if inside else {}
            case _ if prefix or field.holds not in TABLES:
                plain |= _cell(field, row.get(name, ""))
    return plain


def _cell(field: FieldShape, cell: str) -> dict[str, Any]:
    """What the cell gives the field; nothing where it is empty and the field may be left out."""
    match field.holds:
        case Holds.VALUE if cell:
            return {field.name: read_cell(cell)}
        case Holds.VALUE:
            return {field.name: ""} if field.required and field.is_text else {}
        case Holds.NAMES if not cell.startswith("["):
            return {field.name: read_cell(cell).split(SEPARATOR) if cell else []}
    return {field.name: msgspec.json.decode(cell)} if cell else {}
