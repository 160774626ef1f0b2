from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import jsonschema_rs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.licences import licence_named
from comity.plan.formats.open_data.cells import FORMULA
from comity.plan.formats.open_data.columns import Column, ColumnType, Table, Value
from comity.plan.formats.open_data.csv_tables import BOM, ROWS_A_PIECE, read_csv, write_csv
from comity.plan.formats.open_data.data_package import data_package
from comity.plan.formats.open_data.dictionary import DICTIONARY, dictionary_rows
from comity.plan.formats.open_data.json_schema import json_schema
from comity.plan.formats.open_data.plan_json import read_json, write_json
from comity.plan.formats.open_data.streamed_zip import zip_pieces
from comity.plan.formats.open_data.tables import TABLES, UPDATES

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
ABOUT = {
    "plan": "small-plan",
    "plan_version": 1,
    "title": {"en": "A small plan"},
    "as_of": "2026-06-01T12:00:00.000000Z",
    "rows": "public",
    "own_rows": False,
    "licence": "CC-BY-4.0",
}
awkward = st.sampled_from(
    [*FORMULA, "'", "''=1", ",", '"', "\r\n", "\n", "\r", "=1+1", "-5", "@x", "שלום", "مرحبا",
     "🧪👩‍👩‍👧", "\u202e", "\ufeff", "\0", " a ", ""]
)  # fmt: skip
text = st.lists(awkward | st.text(max_size=8), max_size=4).map("".join)
VALUES: dict[ColumnType, st.SearchStrategy[Value]] = {
    ColumnType.TEXT: text,
    ColumnType.INTEGER: st.none() | st.integers(-(2**31), 2**31),
    ColumnType.DECIMAL: st.none()
    | st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12),
                  max_value=10**12),
    ColumnType.DAY: st.none() | st.dates(),
    ColumnType.MOMENT: st.none()
    | st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
}  # fmt: skip


def rows_of(table: Table) -> st.SearchStrategy[list[tuple[Value, ...]]]:
    return st.lists(st.tuples(*(value_of(each) for each in table.columns)), max_size=4)


def value_of(column: Column) -> st.SearchStrategy[Value]:
    return st.sampled_from(column.choices) if column.choices else VALUES[column.type]


table_with_rows = st.sampled_from(TABLES).flatmap(
    lambda table: st.tuples(st.just(table), rows_of(table))
)


@given(table_with_rows, st.booleans())
def test_csv_comes_back_as_it_was(given_: tuple[Table, list[tuple[Value, ...]]], bom: bool) -> None:
    table, rows = given_
    data = b"".join(write_csv(table, rows, bom=bom))
    assert data.startswith(BOM.encode()) == bom
    assert read_csv(table, data) == rows


@given(table_with_rows)
def test_no_cell_of_text_begins_like_a_formula(
    given_: tuple[Table, list[tuple[Value, ...]]],
) -> None:
    table, rows = given_
    data = b"".join(write_csv(table, rows)).decode()
    texts = [place for place, each in enumerate(table.columns) if each.type is ColumnType.TEXT]
    for cells in list(csv.reader(io.StringIO(data, newline="")))[1:]:
        assert not any(cells[place].startswith(FORMULA) for place in texts)


@given(st.tuples(*(rows_of(each) for each in TABLES)))
def test_json_comes_back_as_it_was_and_keeps_to_its_schema(
    contents: tuple[list[tuple[Value, ...]], ...],
) -> None:
    data = b"".join(write_json(ABOUT, zip(TABLES, contents, strict=True)))
    about, found = read_json(TABLES, data)
    assert about == ABOUT
    assert found == {each.name: rows for each, rows in zip(TABLES, contents, strict=True)}
    jsonschema_rs.validator_for(json_schema(TABLES)).validate(msgspec.json.decode(data))


def test_pieces_are_small_however_many_rows_there_are() -> None:
    row = (1, 1, 1, date(2026, 1, 1), "en", "x" * 50, 5, Decimal("1.5"), AT, None, "")
    rows = [row] * (ROWS_A_PIECE * 3 + 1)
    pieces = list(write_csv(UPDATES, iter(rows)))
    assert len(pieces) == 4
    assert read_csv(UPDATES, b"".join(pieces)) == rows
    json_pieces = list(write_json(ABOUT, [(UPDATES, iter(rows))]))
    assert len(json_pieces) == 6
    assert read_json([UPDATES], b"".join(json_pieces))[1]["updates"] == rows


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"\xff\xfe", 1, "byte 0 is not UTF-8"),
        (b"other\r\n", 1, "the header is another"),
        (b"".join(write_csv(UPDATES, [])) + b"1,2\r\n", 2, "2 cells"),
        (b"".join(write_csv(UPDATES, [])) + b"x,,,,,,,,,,\r\n", 2, "commitment: x"),
        (b"".join(write_csv(UPDATES, [])) + b"1,,,,,,,1e5,,,\r\n", 2, "value: 1e5"),
        (b"".join(write_csv(UPDATES, [])) + b'1,"\r\n', 2, "unexpected end of data"),
    ],
)
def test_a_table_that_can_t_be_read_is_refused(data: bytes, line: int, problem: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_csv(UPDATES, data)
    params = refused.value.message.params
    assert (params["name"], params["line"], params["problem"]) == ("updates.csv", line, problem)


def test_json_that_lacks_a_table_is_refused() -> None:
    with pytest.raises(InvalidInput):
        read_json(TABLES, b'{"participants": []}')


@pytest.mark.parametrize("table", [*TABLES, DICTIONARY], ids=lambda it: it.name)
def test_each_column_says_what_it_means(table: Table) -> None:
    names = [each.name for each in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    for each in table.columns:
        assert each.meaning.endswith("."), f"{table.name}.{each.name} lacks a description"
    for reference in table.references:
        wanted = next(it for it in TABLES if it.name == reference.table)
        assert len(reference.columns) == len(wanted.key)


def test_every_figure_but_numbers_and_counts_of_the_platform_has_a_unit() -> None:
    without = {
        (table.name, each.name)
        for table in TABLES
        for each in table.columns
        if each.type is ColumnType.DECIMAL and not each.unit
    }
    assert without == set()


def test_the_dictionary_has_every_column() -> None:
    rows = list(dictionary_rows(TABLES))
    assert [(row[0], row[1]) for row in rows] == [
        (table.name, each.name) for table in TABLES for each in table.columns
    ]
    assert read_csv(DICTIONARY, b"".join(write_csv(DICTIONARY, rows))) == rows


def test_the_package_names_each_file_with_its_columns_and_licence() -> None:
    made = data_package(ABOUT, TABLES, licence_named("CC-BY-4.0"))
    assert made["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0 International",
        }
    ]
    assert [each["path"] for each in made["resources"]] == [f"{it.name}.csv" for it in TABLES]
    for resource, table in zip(made["resources"], TABLES, strict=True):
        assert [it["name"] for it in resource["schema"]["fields"]] == list(table.names)
    assert made["comity:rows"] == "public"


def test_a_licence_that_is_not_known_has_its_id_alone() -> None:
    assert licence_named("LicenceRef.own").address == ""
    for wrong in ("", "CC BY 4.0", "x" * 65, "<b>"):
        with pytest.raises(InvalidInput):
            licence_named(wrong)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.csv", fullmatch=True), st.lists(st.binary())))
def test_a_zip_that_is_sent_while_it_is_made_can_be_read(files: dict[str, list[bytes]]) -> None:
    data = b"".join(zip_pieces(files.items(), AT))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert {it: packed.read(it) for it in packed.namelist()} == {
            name: b"".join(pieces) for name, pieces in files.items()
        }
        assert all(it.date_time == (2026, 6, 1, 12, 0, 0) for it in packed.infolist())
