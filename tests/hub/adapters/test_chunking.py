from __future__ import annotations

import random
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
    (tmp_path / "file").write_bytes(b"")
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "file").unlink()
    with pytest.raises((StorageFailure, FileNotFoundError)):
        chunk_file(tmp_path / "file", work)
