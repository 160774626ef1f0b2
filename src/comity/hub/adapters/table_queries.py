"""What is asked of DuckDB about one table. Runs only inside `table_process`.

Names of columns are somebody's: they meet SQL as quoted identifiers, or as numbers.
"""

from __future__ import annotations

from typing import Any

import duckdb

MOST_COLUMNS = 200
MOST_SUMMARIES = 50
LONGEST_CELL = 500
LONGEST_COLUMN_NAME = 200
LONGEST_TYPE = 300
LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of one CSV line or JSON object."""
LARGEST_COUNTED = 64 * 1024 * 1024
"""Bytes of a CSV or JSONL file whose rows are counted."""
SUMMARISED_ROWS = 100_000
BINS = 20

_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT",
            "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE")  # fmt: skip
_ORDERED = ("DATE", "TIME", "TIMESTAMP")


def read_table(question: dict[str, Any]) -> dict[str, Any]:
    """The answer, as `table_viewer` reads it. Raises what DuckDB raises."""
    if question["size"] == 0 and question["kind"] != "parquet":
        return {"columns": [], "rows": [], "total": 0, "cells_cut": False, "columns_cut": False,
                "summaries": []}  # fmt: skip
    path = f"/dev/fd/{int(question['descriptor'])}"
    connection = _locked(path, int(question["memory_mb"]))
    typed, *as_text = _tables(path, question["kind"])
    try:
        return _read(connection, typed, question)
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        raise
    except duckdb.Error:
        if not as_text:
            raise
    return _read(connection, as_text[0], question)


def _read(
    connection: duckdb.DuckDBPyConnection, table: str, question: dict[str, Any]
) -> dict[str, Any]:
    described = connection.execute(f"DESCRIBE SELECT * FROM {table}").fetchall()  # noqa: S608
    every = [(str(row[0]), str(row[1])) for row in described]
    columns = every[:MOST_COLUMNS]
    cells = ", ".join(_cell(name, form) for name, form in columns)
    rows = connection.execute(
        f"SELECT {cells} FROM {table} LIMIT ? OFFSET ?",  # noqa: S608 - quoted identifiers
        [int(question["limit"]), int(question["offset"])],
    ).fetchall()
    shown, cut = _cut(rows)
    return {
        "columns": [(name[:LONGEST_COLUMN_NAME], form[:LONGEST_TYPE]) for name, form in columns],
        "rows": shown,
        "total": _total(connection, table, question),
        "cells_cut": cut,
        "columns_cut": len(every) > MOST_COLUMNS,
        "summaries": _summaries(connection, table, columns) if question["summaries"] else [],
    }


def _locked(path: str, memory_mb: int) -> duckdb.DuckDBPyConnection:
    """A database in memory that may read `path` and nothing else, and whose settings stay so."""
    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "allow_community_extensions": "false",
            "python_enable_replacements": "false",
            "memory_limit": f"{memory_mb}MiB",
            "threads": "1",
            "temp_directory": "",
        },
    )
    for setting in (
        f"allowed_paths = ['{path}']",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection


def _tables(path: str, kind: str) -> list[str]:
    """The table function that reads the file; for CSV a second one, all as text, for files whose
    later lines are not of the types of the first."""
    if kind == "parquet":
        return [f"read_parquet('{path}')"]
    if kind == "jsonl":
        return [
            f"read_json('{path}', format = 'newline_delimited', compression = 'none', "
            f"maximum_object_size = {LONGEST_LINE}, sample_size = 2048, maximum_depth = 8)"
        ]
    common = f"'{path}', compression = 'none', max_line_size = {LONGEST_LINE}"
    return [
        f"read_csv({common}, sample_size = 20480)",
        f"read_csv({common}, all_varchar = true, null_padding = true, strict_mode = false)",
    ]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _cell(name: str, form: str) -> str:
    """The column as text, one character longer than is shown. Binary is not read; of a file within
    a table (`datasets` keeps images so) the path is."""
    column = _quoted(name)
    if form == "STRUCT(bytes BLOB, path VARCHAR)":
        column = f"struct_extract({column}, 'path')"
    elif "BLOB" in form:
        return "NULL"
    elif form.startswith(("STRUCT", "MAP")) or form.endswith("]"):
        column = f"to_json({column})"
    return f"left(CAST({column} AS VARCHAR), {LONGEST_CELL + 1})"


def _cut(rows: list[Any]) -> tuple[list[list[str | None]], bool]:
    cut = any(cell is not None and len(cell) > LONGEST_CELL for row in rows for cell in row)
    shown = [[None if cell is None else cell[:LONGEST_CELL] for cell in row] for row in rows]
    return shown, cut


def _total(
    connection: duckdb.DuckDBPyConnection, table: str, question: dict[str, Any]
) -> int | None:
    if question["kind"] != "parquet" and question["size"] > LARGEST_COUNTED:
        return None
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608
    return int(found[0][0])


def _is_number(form: str) -> bool:
    return form in _NUMBERS or form.startswith("DECIMAL")


def _summaries(
    connection: duckdb.DuckDBPyConnection, table: str, columns: list[tuple[str, str]]
) -> list[dict[str, Any]]:
    """In two readings of the first rows: the bounds of all columns, then all histograms."""
    known = [each for each in columns if "BLOB" not in each[1]][:MOST_SUMMARIES]
    if not known:
        return []
    names = ", ".join(_quoted(name) for name, _ in known)
    head = f"(SELECT {names} FROM {table} LIMIT {SUMMARISED_ROWS})"  # noqa: S608
    bounds = _one(connection, head, [part for each in known for part in _bounds(*each)])
    rows = int(bounds[0])
    found: list[dict[str, Any]] = []
    wanted: list[tuple[int, str]] = []
    for place, (name, form) in enumerate(known):
        filled, distinct, low, high, least, most = bounds[1 + 6 * place : 7 + 6 * place]
        found.append(
            {
                "name": name[:LONGEST_COLUMN_NAME],
                "rows": rows,
                "null_share": 1 - filled / rows if rows else 0.0,
                "distinct": int(distinct),
                "low": low,
                "high": high,
                "histogram": [],
            }
        )
        if least is not None and most is not None:
            edges = _edges(float(least), float(most), form)
            found[-1]["histogram"] = [[*edge, 0] for edge in edges]
            wanted.append((place, _places(name, float(least), float(most), len(edges))))
    if wanted:
        counts = _one(connection, head, [expression for _, expression in wanted])[1:]
        for (place, _), counted in zip(wanted, counts, strict=True):
            for number, count in (counted or {}).items():
                found[place]["histogram"][int(number)][2] = int(count)
    return found


def _one(connection: duckdb.DuckDBPyConnection, head: str, parts: list[str]) -> tuple[Any, ...]:
    wanted = ", ".join(["count(*)", *parts])
    found = connection.execute(f"SELECT {wanted} FROM {head}").fetchall()  # noqa: S608
    return tuple(found[0])


def _finite(name: str) -> str:
    value = f"CAST({_quoted(name)} AS DOUBLE)"
    return f"CASE WHEN isfinite({value}) THEN {value} END"


def _bounds(name: str, form: str) -> tuple[str, ...]:
    column = _quoted(name)
    ordered = _is_number(form) or form.startswith(_ORDERED)
    number = _finite(name) if _is_number(form) else "NULL"
    return (
        f"count({column})",
        f"approx_count_distinct({column})",
        f"CAST(min({column}) AS VARCHAR)" if ordered else "NULL",
        f"CAST(max({column}) AS VARCHAR)" if ordered else "NULL",
        f"min({number})",
        f"max({number})",
    )


def _edges(least: float, most: float, form: str) -> list[tuple[float, float]]:
    """Of one bin for each whole number where there are few, else of 20; of one where all is one."""
    whole = form not in ("FLOAT", "DOUBLE") and not form.startswith("DECIMAL")
    bins = 1 if least == most else BINS
    if whole and most - least < BINS:
        return [(least + place, least + place + 1) for place in range(int(most - least) + 1)]
    width = most / bins - least / bins
    return [(least + place * width, least + (place + 1) * width) for place in range(bins)]


def _places(name: str, least: float, most: float, bins: int) -> str:
    """How many values fall in each bin, as a map from its number."""
    if bins == 1 or least == most:
        place = "0"
    else:
        top = most + 1 if bins == most - least + 1 else most
        width = top / bins - least / bins
        share = f"({_finite(name)} / {width!r}::DOUBLE - {least / width!r}::DOUBLE)"
        place = f"CAST(greatest(0, least({bins - 1}, floor({share}))) AS INTEGER)"
    return f"histogram({place}) FILTER (WHERE ({_finite(name)}) IS NOT NULL)"
