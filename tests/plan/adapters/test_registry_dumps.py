"""A dump is taken in whole or not at all."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.plan.dumps import LEI, ROR_ONE, ROR_TWO, lei_dump, put_dump, ror_dump, zipped

from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.domain.errors import ComityError, Conflict, InvalidInput, UnknownName
from comity.plan.adapters import dump_files
from comity.plan.adapters.registry_dumps import (
    dump_folder,
    dump_to_remove,
    head_of,
    look_up,
)
from comity.plan.domain.registries.entries import DumpHead
from comity.plan.domain.registries.findings import Registry


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_DATA", str(tmp_path / "data"))


def _put(registry: Registry, file: Path) -> DumpHead:
    return put_dump(registry, file, lambda _: lambda _: None)


def test_a_dump_of_ror_in_a_zip(tmp_path: Path) -> None:
    old = ("v1.59-2025-01-23-ror-data.json", b"[]")
    file = zipped(ror_dump(tmp_path, name="v1.59-2025-01-23-ror-data_schema_v2.json"), old)
    told: list[int] = []
    head = put_dump(Registry.ROR, file, lambda size: told.append(-size) or told.append)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert head == DumpHead(Registry.ROR, "v1.59", date(2025, 1, 23), digest, 2, file.name)
    assert head_of(Registry.ROR) == head
    assert sum(told) == 0
    found = look_up(Registry.ROR, "00pjdza24")
    assert found is not None
    assert found.names[0] == "University of California System"
    assert look_up(Registry.ROR, "02bfwt286") is None


def test_a_dump_of_gleif_follows_another(tmp_path: Path) -> None:
    _put(Registry.LEI, lei_dump(tmp_path))
    head = _put(Registry.LEI, lei_dump(tmp_path, name="20260727-1600-gleif-lei2.csv"))
    assert (head.version, head.dated) == ("2026-07-27 1600", date(2026, 7, 27))
    assert look_up(Registry.LEI, LEI) is not None
    assert [it.name for it in sorted(dump_folder().iterdir())] == ["lei.lock", "lei.sqlite"]


@pytest.mark.parametrize(
    ("records", "id"),
    [(([ROR_TWO, {"id": 1}]), "registry-dump-entry"), (([]), "registry-dump-empty")],
)
def test_after_a_dump_that_is_refused_the_one_before_stays(
    tmp_path: Path, records: list[dict[str, object]], id: str
) -> None:
    before = _put(Registry.ROR, ror_dump(tmp_path, ROR_ONE))
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(records))
    with pytest.raises(InvalidInput) as refused:
        _put(Registry.ROR, bad)
    assert refused.value.message.id == id
    assert head_of(Registry.ROR) == before
    assert list(dump_folder().glob(".*")) == []


def test_what_a_process_that_died_left_is_cleared(tmp_path: Path) -> None:
    before = _put(Registry.ROR, ror_dump(tmp_path, ROR_ONE))
    (dump_folder() / ".ror.1.new").write_bytes(b"half")
    assert head_of(Registry.ROR) == before
    _put(Registry.ROR, ror_dump(tmp_path))
    assert list(dump_folder().glob(".*")) == []


def test_two_at_once(tmp_path: Path) -> None:
    with file_lock(dump_folder() / "ror.lock"), pytest.raises(Conflict) as refused:
        _put(Registry.ROR, ror_dump(tmp_path))
    assert refused.value.message.id == "locked"


def _refused(registry: Registry, file: Path) -> str:
    with pytest.raises(ComityError) as refused:
        _put(registry, file)
    return refused.value.message.id


def test_archives_that_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.json"
    bomb.write_bytes(b"[" + b" " * 5_000_000 + b"]")
    assert _refused(Registry.ROR, zipped(bomb)) == "registry-dump-bomb"
    assert _refused(Registry.LEI, zipped(ror_dump(tmp_path))) == "registry-dump-member"
    torn = tmp_path / "torn.zip"
    torn.write_bytes(zipped(ror_dump(tmp_path)).read_bytes()[:100])
    assert _refused(Registry.ROR, torn) == "registry-dump-archive"
    many = tmp_path / "many.zip"
    with zipfile.ZipFile(many, "w") as archive:
        for at in range(dump_files.MOST_MEMBERS + 1):
            archive.writestr(f"{at}.json", "[]")
    assert _refused(Registry.ROR, many) == "registry-dump-member"


def test_files_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _refused(Registry.ROR, lei_dump(tmp_path)) == "registry-dump-ending"
    assert _refused(Registry.ROR, tmp_path / "none.json") == "cannot-read"
    monkeypatch.setitem(dump_files.LARGEST, Registry.ROR, 10)
    assert _refused(Registry.ROR, ror_dump(tmp_path)) == "registry-dump-large"
    assert _refused(Registry.ROR, zipped(ror_dump(tmp_path))) == "registry-dump-large"


def test_a_dump_is_removed(tmp_path: Path) -> None:
    _put(Registry.ROR, ror_dump(tmp_path))
    with dump_to_remove(Registry.ROR) as remove:
        remove()
    assert head_of(Registry.ROR) is None
    assert look_up(Registry.ROR, "00pjdza24") is None
    with pytest.raises(UnknownName), dump_to_remove(Registry.ROR):
        pass
