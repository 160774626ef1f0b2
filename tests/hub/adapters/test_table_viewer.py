"""Rows of somebody's tables, read in a process that can do nothing else."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from datasets import Dataset, Features, Value

from comity.hub.adapters.table_queries import (
    LONGEST_CELL,
    MOST_COLUMNS,
    _locked,
)
from comity.hub.adapters.table_viewer import MOST_ROWS, view_table
from comity.hub.domain.tables import Bin, Column, TableKind, TablePage, table_kind
from comity.kernel.domain.errors import InvalidInput, StorageFailure


def refusal(path: Path, kind: TableKind, **asked: Any) -> str:  # noqa: ANN401
    with pytest.raises(InvalidInput) as caught:
        view_table(path, kind, **asked)
    return caught.value.message.id


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("id,name\n" + "".join(f"{i},n{i}\n" for i in range(1000)))
    return path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/a.csv", "csv"), ("a.TSV", "csv"), ("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"),
        ("a/b.parquet", "parquet"), ("a.json", None), (".csv", None), ("csv", None),
        ("a.csv/b", None), ("a.csv.gz", None),
    ],
)  # fmt: skip
def test_what_a_name_says(path: str, kind: str | None) -> None:
    assert table_kind(path) == kind


def test_a_page_of_csv(csv: Path) -> None:
    assert view_table(csv, "csv", offset=998, limit=5) == TablePage(
        columns=(Column("id", "BIGINT"), Column("name", "VARCHAR")),
        rows=(("998", "n998"), ("999", "n999")),
        total=1000,
    )


def test_tabs_are_seen(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\tb\n1\tx\n2\ty\n")
    assert view_table(tmp_path / "a.tsv", "csv").rows == (("1", "x"), ("2", "y"))


def test_a_page_of_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"a": i, "b": {"c": [i]}}) + "\n" for i in range(3)))
    page = view_table(path, "jsonl", limit=2)
    assert page.rows == (("0", '{"c":[0]}'), ("1", '{"c":[1]}'))
    assert (page.total, page.columns[0]) == (3, Column("a", "BIGINT"))


def test_a_page_of_what_datasets_writes(tmp_path: Path) -> None:
    stored = {"bytes": Value("binary"), "path": Value("string")}  # as an image is
    features = Features({"text": Value("string"), "image": stored})
    rows = {"text": ["a", None], "image": [{"bytes": b"\x89PNG", "path": "x.png"}, None]}
    path = tmp_path / "a.parquet"
    Dataset.from_dict(rows, features=features).to_parquet(path)
    page = view_table(path, "parquet")
    assert page.rows == (("a", "x.png"), (None, None)), page.columns
    assert page.total == 2


def test_binary_is_not_shown_and_long_values_are_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"b": [b"x" * 9], "s": ["y" * 9000]}), path)
    page = view_table(path, "parquet")
    assert page.rows == ((None, "y" * LONGEST_CELL),)
    assert page.cells_cut


def test_many_columns_are_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    names = [f"c{i}" for i in range(MOST_COLUMNS + 1)]
    path.write_text(",".join(names) + "\n" + ",".join("1" for _ in names) + "\n")
    page = view_table(path, "csv")
    assert (len(page.columns), page.columns_cut) == (MOST_COLUMNS, True)


def test_an_empty_file_is_an_empty_table(tmp_path: Path) -> None:
    for kind in ("csv", "jsonl"):
        (tmp_path / "a").write_bytes(b"")
        assert view_table(tmp_path / "a", kind) == TablePage((), (), 0)
    assert refusal(tmp_path / "a", "parquet") == "viewer-unreadable"


def test_what_columns_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = {
        "n": [1, 2, 2, None],
        "x": [0.0, 10.0, float("nan"), float("inf")],
        "same": [5.5, 5.5, 5.5, 5.5],
        "s": ["a", "b", "b", None],
        "none": pa.array([None] * 4, pa.int32()),
        "big": [-(2**62), 0, 1, 2**62],
        'q"': [1, 1, 1, 1],
    }
    pq.write_table(pa.table(table), path)
    by_name = {each.name: each for each in view_table(path, "parquet", summaries=True).summaries}
    assert by_name.keys() == table.keys()
    n = by_name["n"]
    assert (n.rows, n.null_share, n.distinct, n.low, n.high) == (4, 0.25, 2, "1", "2")
    assert n.histogram == (Bin(1.0, 2.0, 1), Bin(2.0, 3.0, 2))
    x = by_name["x"].histogram
    assert (len(x), x[0], x[-1].high) == (20, Bin(0.0, 0.5, 1), 10.0)
    assert (x[-1].count, sum(each.count for each in x)) == (1, 2)
    assert by_name["same"].histogram == (Bin(5.5, 5.5, 4),)
    assert by_name["s"].histogram == ()
    assert (by_name["s"].null_share, by_name["s"].low) == (0.25, None)
    assert (by_name["none"].null_share, by_name["none"].histogram) == (1.0, ())
    assert [each.count for each in by_name["big"].histogram if each.count] == [1, 2, 1]
    assert sum(each.count for each in by_name['q"'].histogram) == 4


NAMES = ["a'); DROP TABLE x; --.csv", 'a".csv', "*.csv", "[a].csv", "a\nb.csv", "-x.csv"]
REFUSED = {"viewer-unreadable", "viewer-memory", "viewer-too-slow"}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_files_never_meet_sql(tmp_path: Path, name: str) -> None:
    (tmp_path / "other.csv").write_text("secret\n1\n")
    (tmp_path / name).write_text("a\n7\n")
    assert view_table(tmp_path / name, "csv").rows == (("7",),)


def test_names_of_columns_are_quoted(tmp_path: Path) -> None:
    names = ['a"; DROP TABLE x; --', "(SELECT 1)", "'", "*", "a'b", "\\", "select"]
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({name: [1] for name in names}), path)
    page = view_table(path, "parquet", summaries=True)
    assert [each.name for each in page.columns] == names
    assert page.rows == (tuple("1" for _ in names),)


def test_values_are_no_sql(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n\"'; COPY (SELECT 1) TO '/tmp/x'; --\",read_text('/etc/passwd')\n")
    assert view_table(path, "csv").rows == (
        ("'; COPY (SELECT 1) TO '/tmp/x'; --", "read_text('/etc/passwd')"),
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"a,b\n1,2\n", "parquet"),
        (b"PAR1" + bytes(100) + b"PAR1", "parquet"),
        (b"PAR1" + b"\xff" * 8 + b"PAR1", "parquet"),
        (b"PAR1", "parquet"),
        (b"not json\n", "jsonl"),
        (b'{"a": 1}\n{"a": \n', "jsonl"),
        (b'{"a":' * 100_000, "jsonl"),
        (b"[" * 100_000, "jsonl"),
        (b'{"a": "\xff\xfe"}\n', "jsonl"),
        (bytes(range(256)) * 50, "csv"),
        (gzip.compress(b"a,b\n1,2\n" * 1000, mtime=0), "csv"),
    ],
)
def test_files_that_lie_are_refused(tmp_path: Path, content: bytes, kind: TableKind) -> None:
    (tmp_path / "a").write_bytes(content)
    assert refusal(tmp_path / "a", kind) in {"viewer-unreadable", "viewer-memory"}


def test_every_cut_of_a_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"a": list(range(100))}), path)
    whole = path.read_bytes()
    for length in (1, 4, 8, len(whole) // 2, len(whole) - 9, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert refusal(path, "parquet") == "viewer-unreadable"


def test_later_lines_of_other_types_are_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a\n" + "1\n" * 30_000 + "x\n")
    page = view_table(path, "csv", offset=30_000)
    assert page.rows == (("x",),)


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n")
        file.truncate(1 << 30)
    assert refusal(path, "csv", seconds=2) in REFUSED
    with path.open("wb") as file:
        for _ in range(64):
            file.write(b"x" * (1 << 20))
    assert refusal(path, "csv", seconds=2) in REFUSED


def test_a_value_that_unpacks_to_more_than_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"a": ["x" * 400_000_000]}), path, compression="zstd")
    assert path.stat().st_size < 1_000_000
    assert refusal(path, "parquet", memory_mb=64, seconds=60) == "viewer-memory"


def test_time_is_bounded(csv: Path) -> None:
    assert refusal(csv, "csv", seconds=0.001) == "viewer-too-slow"


@pytest.mark.parametrize(
    ("offset", "limit"), [(-1, 1), (0, 0), (0, MOST_ROWS + 1), (10**12, 1), (0, -5)]
)
def test_ranges_are_bounded(csv: Path, offset: int, limit: int) -> None:
    assert refusal(csv, "csv", offset=offset, limit=limit) == "viewer-range"


def test_a_file_that_is_not_there_is_a_failure_of_storage(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure) as caught:
        view_table(tmp_path / "none.csv", "csv")
    assert caught.value.message.id == "viewer-file"


def test_no_descriptor_and_no_process_is_left(csv: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    view_table(csv, "csv")
    refusal(csv, "parquet")
    refusal(csv, "csv", seconds=0.001)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/hosts')",
        "SELECT * FROM '/etc/hosts'",
        "SELECT * FROM glob('/etc/*')",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "ATTACH '{folder}/x.db'",
        "EXPORT DATABASE '{folder}/x'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_csv('https://127.0.0.1:1/x.csv')",
        "SET enable_external_access = true",
        "SET allowed_paths = ['/etc/passwd']",
        "RESET lock_configuration",
        "SET memory_limit = '100GB'",
        "SELECT * FROM tmp_frame",
    ],
)
def test_the_database_reads_one_file_and_stays_locked(
    csv: Path, tmp_path: Path, statement: str
) -> None:
    tmp_frame = pa.table({"a": [1]})
    connection = _locked(str(csv), 64)
    assert connection.execute(f"SELECT count(*) FROM read_csv('{csv}')").fetchall() == [(1000,)]  # noqa: S608
    with pytest.raises(duckdb.Error):
        connection.execute(statement.format(folder=tmp_path)).fetchall()
    assert tmp_frame.num_rows == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.csv"]
