from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from tests.plan.formats.iati.examples import CARRIED, texts

from comity.kernel.domain.audit import Visibility
from comity.kernel.domain.errors import InvalidInput
from comity.plan.domain.commitment_text import CommitmentText
from comity.plan.formats.commitment_lines import (
    LARGEST,
    MOST_ROWS,
    BrokenLine,
    CommitmentLine,
    read_commitment_lines,
)
from comity.plan.formats.open_data.cells import cell_of
from comity.plan.formats.open_data.commitment_columns import (
    PROMISED,
    promised_text,
    promised_values,
)

NAMES = [each.name for each in PROMISED]
HEADER = "key,action,title,language,target,due_on,visibility"
LINE = "a,skills,Train,en,50,2027-01-31,members"


def file(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines, ""]).encode()


def error(source: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(InvalidInput) as refused:
        read_commitment_lines(source)
    return refused.value.message.id, dict(refused.value.message.params)


def broken(source: bytes) -> list[tuple[int, str, str, object]]:
    return [
        (it.line, it.key, it.error.message.id, it.error.message.params.get("column"))
        for it in read_commitment_lines(source)
        if isinstance(it, BrokenLine)
    ]


@given(texts)
def test_a_commitment_comes_back_from_its_row(text: CommitmentText) -> None:
    values = dict(zip(NAMES, promised_values(text), strict=True))
    assert promised_text(values) == text


def test_a_line_of_the_export_is_read_as_the_commitment_that_it_was() -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["key", *NAMES])
    cells = [
        cell_of(value, each.type)
        for value, each in zip(promised_values(CARRIED), PROMISED, strict=True)
    ]
    writer.writerow(["k-1", *cells])
    (line,) = read_commitment_lines(b"\xef\xbb\xbf" + out.getvalue().encode())
    assert line == CommitmentLine(
        2, "k-1", "", Visibility.PUBLIC, replace(CARRIED, milestones=(), helps=())
    )


def test_what_stands_in_cells_is_tidied_and_a_guard_is_taken_off() -> None:
    source = file('k, skills ,"\'=Train\r\nmore",en,,,', "", ",,,,,,")
    (line,) = read_commitment_lines(source)
    assert isinstance(line, CommitmentLine)
    assert (line.text.action, line.text.title) == ("skills", "=Train\nmore")
    assert line.text.target.value is None


@pytest.mark.parametrize(
    ("source", "id", "params"),
    [
        (b"", "empty", {}),
        (HEADER.encode(), "empty", {}),
        (b"x" * (LARGEST + 1), "too-large", {"limit": 8}),
        (file(LINE)[:-9] + b"\xe9\n", "not-utf-8", {"line": 2, "at": 82}),
        (file(LINE, header=f"{HEADER},key"), "column-twice", {"column": "key"}),
        (file(LINE, header="key,action"), "column-missing", {"columns": ("title", "language")}),
        (file(*[LINE] * (MOST_ROWS + 1)), "too-many-rows", {"limit": MOST_ROWS}),
        (file('a,"skills'), "malformed", {"line": 2, "why": "unexpected end of data"}),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_a_file_that_is_none_is_refused(source: bytes, id: str, params: dict[str, object]) -> None:
    assert error(source) == (f"csv-{id}", params)


def test_an_unknown_column_is_named() -> None:
    id, params = error(file(LINE, header=f"{HEADER},colour"))
    assert (id, params["column"]) == ("csv-column-unknown", "colour")


def test_columns_that_the_export_has_besides_are_passed_over() -> None:
    (line,) = read_commitment_lines(file(f"{LINE},99,complete", header=f"{HEADER},updates,level"))
    assert isinstance(line, CommitmentLine)
    assert line.visibility is Visibility.MEMBERS


def test_one_bad_line_of_5000_is_named_by_its_line_and_column() -> None:
    lines = [f"k-{number},skills,Train,en,50,2027-01-31," for number in range(MOST_ROWS)]
    lines[3456] = "k-3456,skills,Train,en,fifty,2027-01-31,"
    assert broken(file(*lines)) == [(3458, "k-3456", "csv-cell", "target")]


@pytest.mark.parametrize(
    ("line", "id", "column"),
    [
        ("a,skills,Train,en,1e5,,", "csv-cell", "target"),
        ("a,skills,Train,en,nan,,", "csv-cell", "target"),
        ("a,skills,Train,en,,31.1.2027,", "csv-cell", "due_on"),
        ("a,skills,Train,en,,,secret", "commitments-file-choice", "visibility"),
        (",skills,Train,en,,,", "csv-cell-empty", "key"),
        ("a,skills,Train,en,,,,", "csv-cells", None),
        ("a,skills", "csv-cells", None),
        ("a,ski\0lls,Train,en,,,", "csv-cell", "action"),
        (f"{'k' * 65},skills,Train,en,,,", "csv-cell", "key"),
    ],
)
def test_a_cell_that_can_t_be_read_is_named(line: str, id: str, column: str | None) -> None:
    ((at, _key, found, named),) = broken(file(line))
    assert (at, found, named) == (2, id, column)


def test_a_key_that_stands_twice_names_the_first_line() -> None:
    first, second = read_commitment_lines(file(LINE, LINE))
    assert isinstance(first, CommitmentLine)
    assert first.text.target.value == Decimal(50)
    assert isinstance(second, BrokenLine)
    assert dict(second.error.message.params) == {"key": "a", "first": 2}
