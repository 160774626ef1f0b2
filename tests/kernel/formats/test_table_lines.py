"""Tables as spreadsheets of the world write them."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.formats.table_lines import Header, Line, TableLines, table_text

HEADER = Header(("name", "code", "more"), ("name", "code"), ("name", "code"), "weight.")


def lines(source: bytes | str, *, largest: int = 1024 * 1024, most: int = 100) -> list[Line]:
    data = source.encode() if isinstance(source, str) else source
    return list(TableLines(data, HEADER, largest=largest, most=most))


def refused(source: bytes | str, **limits: int) -> tuple[str, dict[str, object]]:
    with pytest.raises(InvalidInput) as caught:
        lines(source, **limits)
    return caught.value.message.id, dict(caught.value.message.params)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"))


@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(",;"),
)
def test_what_is_written_is_read(
    rows: list[tuple[str, str]], encoding: str, delimiter: str
) -> None:
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([("Name", " CODE "), *rows])
    read = lines(out.getvalue().encode(encoding))
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [tuple(each.cells.values()) for each in read] == kept
    assert all(each.error is None and [*each.cells] == ["name", "code"] for each in read)


def test_each_line_has_the_number_where_it_begins_and_its_own_error() -> None:
    told = lines('name,code,weight.gdp\n\n"two\nlines",KE,1\nFR\nA,\0,2\nB,BR,3\n')
    assert [(each.number, each.error and each.error.message.id) for each in told] == [
        (3, None),
        (5, "csv-cells"),
        (6, "csv-cell"),
        (7, None),
    ]
    assert told[1].cells == {"name": "FR"}
    assert told[2].error is not None
    assert told[2].error.message.params == {"column": "code", "value": "NUL"}


@pytest.mark.parametrize(
    ("source", "id", "params"),
    [
        (b"", "empty", {}),
        (b"\xef\xbb\xbf \n", "empty", {}),
        (b",,\nA,B,C\n", "empty", {}),
        (b"name,code\nA,B\n\xe9\n", "not-utf-8", {"line": 3, "at": 14}),
        ("name,code\nA,B\n".encode("utf-16-le"), "not-utf-8", {"line": 1, "at": 1}),
        ("name\n北京".encode("gb18030"), "not-utf-8", {"line": 2, "at": 5}),
        ("name,kode", "column-unknown", {"column": "kode", "known": ("name", "code")}),
        ("name,code,weight.", "column-unknown", {"column": "weight.", "known": ("name", "code")}),
        ("name,code,name", "column-twice", {"column": "name"}),
        ("more", "column-missing", {"columns": ("name", "code")}),
        ('name,code\nA,"B', "malformed", {"line": 2, "why": "unexpected end of data"}),
        ('name,"co"de', "malformed", {"line": 1, "why": "',' expected after '\"'"}),
        ("name,code\n" + "A,B\n" * 101, "too-many-rows", {"limit": 100}),
    ],
)
def test_a_file_that_is_none_is_one_error(
    source: bytes | str, id: str, params: dict[str, object]
) -> None:
    assert refused(source) == (f"csv-{id}", params)


def test_a_file_beyond_the_limit_is_not_read() -> None:
    data = b"name,code\n" + b"x" * (2 * 1024 * 1024)
    assert refused(data, largest=2 * 1024 * 1024) == ("csv-too-large", {"limit": 2})
    assert table_text(data, len(data)) == data.decode()


def test_a_header_alone_has_no_lines() -> None:
    assert lines("name;code\n") == []
