"""The JSON Schema (2020-12) of `plan.json`, from the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.plan.formats.open_data.columns import Column, ColumnType, Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FORMS: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"type": "string"},
    ColumnType.INTEGER: {"type": ["integer", "null"]},
    ColumnType.DECIMAL: {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    ColumnType.DAY: {"type": ["string", "null"], "format": "date"},
    ColumnType.MOMENT: {"type": ["string", "null"], "format": "date-time"},
}
_ABOUT: dict[str, Any] = {
    "plan": {"type": "string", "description": "The plan's id."},
    "plan_version": {"type": "integer", "description": "The version of the plan's text."},
    "title": {
        "type": "object",
        "description": "The plan's title, by language.",
        "additionalProperties": {"type": "string"},
    },
    "as_of": {
        "type": "string",
        "format": "date-time",
        "description": "The moment of which all rows are.",
    },
    "rows": {
        "enum": ["public", "members", "restricted"],
        "description": "Whose rows they are: those for everybody, for members, or all.",
    },
    "own_rows": {
        "type": "boolean",
        "description": "Whether rows are in it that are for the one who took it alone.",
    },
    "licence": {"type": "string", "description": "The licence, by its SPDX id."},
}


def json_schema(tables: Iterable[Table]) -> dict[str, Any]:
    """What every document of `write_json` keeps to."""
    lists = {each.name: _list(each) for each in tables}
    return {
        "$schema": DIALECT,
        "title": "A plan of action: who takes part, what they committed to, how far along they are",
        "type": "object",
        "properties": _ABOUT | lists,
        "required": [*_ABOUT, *lists],
        "additionalProperties": False,
    }


def _list(table: Table) -> dict[str, Any]:
    row = {
        "type": "object",
        "properties": {each.name: _property(each) for each in table.columns},
        "required": list(table.names),
        "additionalProperties": False,
    }
    return {"type": "array", "description": table.title, "items": row}


def _property(column: Column) -> dict[str, Any]:
    found = _FORMS[column.type] | {"description": column.meaning}
    return found | ({"enum": list(column.choices)} if column.choices else {})
