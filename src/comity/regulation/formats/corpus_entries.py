"""Rows as the entries that a merge works on, and back."""

from __future__ import annotations

from typing import Any, cast

from comity.regulation.domain.merging import Entries, Entry
from comity.regulation.formats.corpus_rows import Row, Rows
from comity.regulation.formats.corpus_tables import BY_NAME, TABLES, Table


def to_entries(rows: Rows) -> Entries:
    """What is derived is left out, since it would clash without anybody having written it."""
    entries = {}
    for table in TABLES:
        names = _content_columns(table)
        for id, row in rows[table.name].items():
            parent = (table.owner, row[table.owner_column]) if table.owner else None
            content = {name: row[name] for name in names}
            entries[table.name, id] = Entry(content, parent, row["position"])
    return entries


def from_entries(entries: Entries) -> Rows:
    """Rows without the derived columns."""
    rows: dict[str, dict[str, Row]] = {table.name: {} for table in TABLES}
    for (name, id), entry in entries.items():
        row = cast(dict[str, Any], entry.content) | {"position": entry.position}
        if entry.parent:
            row[BY_NAME[name].owner_column] = entry.parent[1]
        rows[name][id] = row
    return rows


def _content_columns(table: Table) -> tuple[str, ...]:
    other = {"position", table.owner_column, *table.derived}
    return tuple(name for name in table.stored if name not in other)
