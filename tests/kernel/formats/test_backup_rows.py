from __future__ import annotations

import datetime
import decimal
import math
import uuid
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.errors import IntegrityFailure
from comity.kernel.formats.backup_rows import KINDS, read_rows, row_lines

INSTANTS = st.datetimes(timezones=st.just(datetime.UTC), min_value=datetime.datetime(1, 1, 2))  # noqa: DTZ001
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "boolean": st.booleans(),
    "integer": st.integers(-(2**63), 2**63 - 1),
    "text": st.text('aé\n"\\\0\U0001f54a\u2028'),
    "real": st.floats(allow_nan=False),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False),
    "uuid": st.uuids(),
    "instant": INSTANTS,
    "day": st.dates(),
    "time": st.times(),
    "duration": st.timedeltas(datetime.timedelta(-1000), datetime.timedelta(1000)),
    "bytes": st.binary(),
    "json": st.sampled_from(["null", '{"b": 1, "a": [1.50]}', '"\\u0000"']),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[tuple[Any, ...]]]:
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=5))
    row = st.tuples(*(st.none() | VALUES[kind] for kind in kinds))
    return kinds, draw(st.lists(row, max_size=4))


def again(rows: Sequence[Sequence[Any]], kinds: Sequence[str]) -> list[tuple[Any, ...]]:
    lines = list(row_lines(rows, kinds))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    return list(read_rows((line[:-1] for line in lines), kinds, name="t"))


def test_every_kind_is_tried() -> None:
    assert VALUES.keys() == KINDS.keys()


@given(tables())
def test_what_is_written_is_read(table: tuple[list[str], list[tuple[Any, ...]]]) -> None:
    kinds, rows = table
    read = again(rows, kinds)
    assert read == rows
    assert [[type(value) for value in row] for row in read] == [
        [type(value) for value in row] for row in rows
    ]


def test_a_number_that_is_none_stays_one() -> None:
    ((value,),) = again([(math.nan,)], ["real"])
    assert math.isnan(value)


@pytest.mark.parametrize(
    "line",
    [b"", b"[]", b"[1, 2]", b'["1"]', b"[1.5]", b"[true]", b"[1] x", b"{}", b"[\xff]"],
)
def test_a_line_that_is_no_row(line: bytes) -> None:
    with pytest.raises(IntegrityFailure) as refused:
        list(read_rows([b"[1]", line], ["integer"], name="tables/t.jsonl"))
    assert refused.value.message.params == {"name": "tables/t.jsonl", "line": 2}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", True),
        ("text", 1),
        ("uuid", str(uuid.UUID(int=0))),
        ("decimal", 1.5),
        ("day", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)),
        ("json", {}),
        ("integer", decimal.Decimal(1)),
    ],
)
def test_a_value_of_another_kind_is_not_written(kind: str, value: object) -> None:
    with pytest.raises(TypeError):
        list(row_lines([(value,)], [kind]))
