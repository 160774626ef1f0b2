"""A corpus as CSV tables (RFC 4180, UTF-8), which `csv_reader` takes back to the same corpus."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

import msgspec

from comity.regulation.domain.corpus import Corpus
from comity.regulation.formats.exports.csv_layout import NAME, NUMBER, CsvTable, csv_tables
from comity.regulation.formats.exports.record_shapes import FieldShape, Holds, fields_of
from comity.regulation.formats.plain import to_plain
from comity.regulation.formats.spreadsheets import kept_cell

Row = dict[str, str]
SEPARATOR = ", "
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The tag of a language: a text for each has a column for each, other maps are JSON."""


def corpus_to_csv(corpus: Corpus) -> dict[str, bytes]:
    """The files by name, one for each kind of record, those without a row left out."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for table in csv_tables():
        _collect(table, getattr(corpus, table.name), {}, rows)
    tables = [each for table in csv_tables() for each in table.all()]
    return {f"{it.name}.csv": _csv(it, rows[it.name]) for it in tables if rows[it.name]}


def _collect(table: CsvTable, value: Any, owners: Row, rows: dict[str, list[Row]]) -> None:  # noqa: ANN401
    for added, record in _placed(table, value):
        row = {**owners, **added, **(_cells(record) if record is not None else {})}
        rows[table.name].append(row)
        for part in table.parts:
            around = {**owners, part.owners[-1]: row[table.key]}
            _collect(part, getattr(record, part.name), around, rows)


def _placed(table: CsvTable, value: Any) -> Iterator[tuple[Row, Any]]:  # noqa: ANN401
    """Each record with the columns that say where it stands."""
    match table.field.holds:
        case Holds.NAMED:
            yield from (({NAME: kept_cell(name)}, record) for name, record in value.items())
        case Holds.NAMED_LISTS:
            for name, records in value.items():
                here = {NAME: kept_cell(name)}
                yield from (({**here, **added}, record) for added, record in _numbered(records))
                if not records:
                    yield here, None
        case _ if NUMBER in table.added:
            yield from _numbered(value)
        case _:
            yield from (({}, record) for record in value)


def _numbered(records: Iterable[object]) -> Iterator[tuple[Row, object]]:
    for place, record in enumerate(records, start=1):
        yield {NUMBER: str(place)}, record


def _cells(record: object, prefix: str = "") -> Row:
    """The columns of a record; `prefix` is that of one within another."""
    row: Row = {}
    for field in fields_of(type(record)):
        name, value = f"{prefix}{field.name}", getattr(record, field.name)
        match field.holds:
            case Holds.VALUE:
                row[name] = _value(field, value, nested=bool(prefix))
            case Holds.NAMES:
                row[name] = _names(value)
            case Holds.RECORD:
                row |= _cells(value, f"{name}.") if value is not None else {}
            case Holds.PROSE if all(map(LANGUAGE.fullmatch, value)):
                row |= {f"{name}.{key}": kept_cell(text) for key, text in value.items()}
            case Holds.PROSE | Holds.OTHER:
                row[name] = _json(value)
            case _ if prefix:
                row[name] = _json(value)
    return row


def _json(value: object) -> str:
    return msgspec.json.encode(to_plain(value)).decode() if value else ""


def _value(field: FieldShape, value: Any, *, nested: bool) -> str:  # noqa: ANN401
    if isinstance(value, str) and not isinstance(value, Enum):
        untold = value == (field.default if not field.required else "")
        return "" if untold and not (nested and field.required) else kept_cell(value)
    match value:
        case None:
            return ""
        case Enum():
            return kept_cell(str(value.value))
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
    return repr(value)


def _names(names: Iterable[str]) -> str:
    """Ids separated by commas; what could not be told apart so is a JSON list."""
    every = list(names)
    if any(not it or "," in it or it != it.strip() or it[0] in "['" for it in every):
        return _json(every)
    return kept_cell(SEPARATOR.join(every)) if every else ""


def _csv(table: CsvTable, rows: list[Row]) -> bytes:
    target = io.StringIO()
    writer = csv.DictWriter(target, _columns(table, rows), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


def _columns(table: CsvTable, rows: list[Row]) -> list[str]:
    """Those of the record in the order of its fields; languages, English first, where they are."""
    used: Mapping[str, None] = dict.fromkeys(column for row in rows for column in row)
    order = {field.name: place for place, field in enumerate(fields_of(table.record))}

    def place(column: str) -> tuple[int, bool, str]:
        if column in table.added:
            return table.added.index(column) - len(table.added), False, ""
        return order[column.partition(".")[0]], not column.endswith(".en"), ""

    return sorted(used, key=place)
