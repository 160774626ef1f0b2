from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.regulation.formats.records import file_records, texts
from tests.regulation.small import FOLDER

from comity.regulation.adapters.rulebook_files import shipped_corpus
from comity.regulation.formats.corpus_files import read_file
from comity.regulation.formats.corpus_layout import FileRecord, file_type
from comity.regulation.formats.yaml_reader import read_yaml
from comity.regulation.formats.yaml_writer import write_yaml

plain = st.recursive(
    texts | st.booleans() | st.integers(-(10**17), 10**17) | st.none()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def names(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.yaml")))
    return [name for name in found if file_type(name) is not None]


def read_back(name: str, data: bytes) -> FileRecord:
    kind = file_type(name)
    assert kind is not None
    return read_file(name, data, kind)[0]


@given(plain)
def test_plain_data_reads_back_as_it_was(data: Any) -> None:  # noqa: ANN401
    assert read_yaml(write_yaml(data).encode(), "f").data == data


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(file_records)
def test_records_of_every_kind_read_back_as_they_were(record: FileRecord) -> None:
    text = write_yaml(record)
    back = msgspec.convert(read_yaml(text.encode(), "f").data, type(record))
    assert back == record
    assert write_yaml(back) == text


@pytest.mark.parametrize("name", names(shipped_corpus()))
def test_shipped_files_read_back_as_they_were(name: str) -> None:
    record = read_back(name, (shipped_corpus() / name).read_bytes())
    assert read_back(name, write_yaml(record).encode()) == record


@pytest.mark.parametrize("name", names(shipped_corpus()))
def test_shipped_files_are_in_canonical_layout(name: str) -> None:
    data = (shipped_corpus() / name).read_bytes()
    assert write_yaml(read_back(name, data)) == data.decode(), "run `comity corpus format`"


@pytest.mark.parametrize("name", names(FOLDER))
def test_files_of_the_small_corpus_are_in_canonical_layout(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert write_yaml(read_back(name, data)) == data.decode()


def test_equal_dates_and_lists_are_each_written_out() -> None:
    day, names = date(2026, 8, 2), ["a"]
    data = {"one": day, "two": day, "three": names, "four": names}
    assert write_yaml(data) == "one: 2026-08-02\ntwo: 2026-08-02\nthree: [a]\nfour: [a]\n"


def test_the_layout() -> None:
    short = {"id": "a", "en": "NO", "version": "2026", "number": 1e25}
    data = {"short": short, "list": ["x", "08"], "long": {"en": "word" * 22}, "empty": []}
    assert write_yaml(data) == (
        "short: {id: a, en: 'NO', version: '2026', number: 1.0e+25}\n"
        "list: [x, '08']\n"
        "long:\n"
        f"  en: {'word' * 22}\n"
        "empty: []\n"
    )
