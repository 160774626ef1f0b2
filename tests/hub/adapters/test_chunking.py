from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from comity.hub.adapters.chunking import chunk_file
from comity.hub.domain.xet.hashes import from_hex, to_hex
from comity.hub.formats.shard import read_shard
from comity.hub.formats.xorb import read_xorb, unpacked
from comity.kernel.domain.errors import StorageFailure


def test_chunks_make_the_file_again(tmp_path: Path) -> None:
    data = random.Random(7).randbytes(3_000_000)
    path, work = tmp_path / "file", tmp_path / "work"
    path.write_bytes(data)
    work.mkdir()
    cut = chunk_file(path, work)
    assert (cut.size, cut.sha256) == (len(data), sha256(data).hexdigest())
    (file,) = read_shard(cut.shard).files
    assert to_hex(file.hash) == cut.file_hash
    made = b""
    for term in file.terms:
        (stored,) = [it for it in cut.xorbs if it.name.endswith(to_hex(term.xorb))]
        content = stored.read_bytes()
        xorb = read_xorb(content, from_hex(to_hex(term.xorb)))
        made += b"".join(unpacked(content, xorb.chunks[term.start : term.end]))
    assert made == data


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    with pytest.raises(StorageFailure) as found:
        chunk_file(tmp_path / "file", tmp_path / "work")
    assert found.value.message.id == "not-chunked"


def test_an_empty_file(tmp_path: Path) -> None:
    path, work = tmp_path / "file", tmp_path / "work"
    path.write_bytes(b"")
    work.mkdir()
    cut = chunk_file(path, work)
    assert (cut.size, cut.sha256, cut.xorbs) == (0, sha256(b"").hexdigest(), ())
    (file,) = read_shard(cut.shard).files
    assert (to_hex(file.hash), file.terms) == (cut.file_hash, ())


def test_threads_cut_the_same_alike_and_leave_home_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("HF_HOME", str(home))
    path = tmp_path / "file"
    path.write_bytes(random.Random(8).randbytes(500_000))

    def cut(number: int) -> tuple[str, list[str]]:
        work = tmp_path / f"work-{number}"
        work.mkdir()
        made = chunk_file(path, work)
        return made.file_hash, [xorb.name for xorb in made.xorbs]

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(cut, range(4)))
    assert all(each == made[0] for each in made)
    assert list(home.iterdir()) == []
