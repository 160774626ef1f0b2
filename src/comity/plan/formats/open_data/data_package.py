"""What stands in a download, for programs: `datapackage.json` (Data Package 2.0, with the `type`
of its resources; `profile` lets readers of 1.0 know them, too)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comity.plan.domain.licences import Licence
from comity.plan.formats.open_data.columns import Column, ColumnType, Table

PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.DECIMAL: "number",
    ColumnType.DAY: "date",
    ColumnType.MOMENT: "datetime",
}


def data_package(
    about: Mapping[str, Any], tables: Iterable[Table], licence: Licence
) -> dict[str, Any]:
    """`about` as in `plan.json`."""
    languages = about["title"]
    return {
        "$schema": PACKAGE,
        "profile": "tabular-data-package",
        "name": about["plan"],
        "title": languages.get("en") or next(iter(languages.values())),
        "description": described(about),
        "version": str(about["plan_version"]),
        "created": about["as_of"],
        "licenses": [{"name": licence.id} | _where(licence)],
        "comity:rows": about["rows"],
        "comity:own-rows": about["own_rows"],
        "resources": [_resource(each) for each in tables],
    }


def described(about: Mapping[str, Any]) -> str:
    """Whose rows they are, in a sentence."""
    rows = {
        "public": "Rows that are for everybody.",
        "members": "Rows for everybody, and those for members: do not pass them on.",
        "restricted": "All rows, with restricted ones: do not pass them on.",
    }[about["rows"]]
    own = " Some are for whoever took the file alone." if about["own_rows"] else ""
    return f"{rows}{own} As of {about['as_of']}."


def _where(licence: Licence) -> dict[str, str]:
    return {"path": licence.address, "title": licence.title} if licence.address else {}


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(each, table) for each in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": list(each.columns),
                "reference": {"resource": each.table, "fields": list(_key_of(each.table))},
            }
            for each in table.references
        ]
    return {
        "$schema": RESOURCE,
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _key_of(name: str) -> tuple[str, ...]:
    from comity.plan.formats.open_data.tables import TABLES

    return next(each.key for each in TABLES if each.name == name)


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.name in table.key else {}
    if choices := [each for each in column.choices if each]:
        constraints["enum"] = choices
    found: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning,
        "comity:source": column.source.value,
    }
    if column.unit:
        found["comity:unit"] = column.unit
    return found | ({"constraints": constraints} if constraints else {})
