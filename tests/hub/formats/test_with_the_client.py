"""The real client, in a process of its own, takes what these formats write."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.hub.cas_loopback import Store, served

from comity.hub.domain.xet.hashes import (
    file_hash,
    from_hex,
    sampled_for_deduplication,
    to_hex,
)
from comity.hub.domain.xet.objects import Term
from comity.hub.formats.shard import ShardFile
from comity.hub.formats.xorb import write_xorb

UPLOAD = """
import sys, hf_xet
address, *paths = sys.argv[1:]
for each in hf_xet.upload_files(paths, address, ("token", 2**40), None, None, None):
    print(each.hash)
"""

DOWNLOAD = """
import sys, hf_xet
address, target, digest, size = sys.argv[1:]
wanted = hf_xet.PyXetDownloadInfo(target, digest, int(size))
hf_xet.download_files([wanted], address, ("token", 2**40), None, None)
"""


def client(program: str, home: Path, arguments: Sequence[object]) -> list[str]:
    """Runs `program` with an empty cache of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        "HF_HOME": str(home),
        "HF_XET_CACHE": str(home / "xet"),
        "HF_XET_CLIENT_RETRY_MAX_ATTEMPTS": "1",
    }
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.split()


def downloaded(store: Store, folder: Path, digest: bytes, size: int) -> bytes:
    target = folder / "downloaded"
    client(DOWNLOAD, folder / "home", [store.address, target, to_hex(digest), size])
    return target.read_bytes()


@pytest.mark.parametrize("second_version", [True, False])
def test_a_file_goes_up_and_comes_down(tmp_path: Path, second_version: bool) -> None:
    dice = random.Random(3)
    content = dice.randbytes(900_000) + b"some text " * 50_000 + dice.randbytes(100_000)
    source = tmp_path / "file"
    source.write_bytes(content)
    with served(Store(second_version=second_version)) as store:
        (digest,) = client(UPLOAD, tmp_path / "up", [store.address, source])
        assert list(store.files) == [from_hex(digest)]
        assert downloaded(store, tmp_path, from_hex(digest), len(content)) == content
    versions = [path[1:3] for path in store.asked if "reconstructions" in path]
    assert versions[0] == "v2"
    assert ("v1" in versions) is not second_version


def test_a_xorb_that_was_written_here_comes_down(tmp_path: Path) -> None:
    dice = random.Random(4)
    chunks = [dice.randbytes(20_000), b"text " * 20_000, b"a", dice.randbytes(131_072)]
    data, xorb = write_xorb(chunks)
    content = b"".join((*chunks[1:], *chunks[:1], *chunks[2:3]))
    order = [*xorb.chunks[1:], xorb.chunks[0], xorb.chunks[2]]
    digest = file_hash([(chunk.hash, chunk.length) for chunk in order])
    terms = (
        Term(xorb.hash, sum(map(len, chunks[1:])), 1, 4),
        Term(xorb.hash, 20_000, 0, 1),
        Term(xorb.hash, 1, 2, 3),
    )
    with served(Store()) as store:
        store.take_xorb(xorb.hash, data)
        store.files[digest] = ShardFile(digest, terms)
        assert downloaded(store, tmp_path, digest, len(content)) == content


def test_a_keyed_shard_spares_the_client_an_upload(tmp_path: Path) -> None:
    dice = random.Random(5)
    shared = dice.randbytes(2_000_000)
    for name, content in (("first", shared), ("second", shared + dice.randbytes(300_000))):
        (tmp_path / name).write_bytes(content)
    with served(Store()) as store:
        client(UPLOAD, tmp_path / "one", [store.address, tmp_path / "first"])
        (first,) = store.xorbs
        (digest,) = client(UPLOAD, tmp_path / "other", [store.address, tmp_path / "second"])
        assert store.found_chunks
        # Only the end went up; the file rests on the xorb that was there.
        _, added = next(entry for each, entry in store.xorbs.items() if each != first)
        assert sum(chunk.length for chunk in added.chunks) < 500_000
        terms = store.files[from_hex(digest)].terms
        assert {term.xorb for term in terms} == {first, added.hash}
        found = downloaded(store, tmp_path, from_hex(digest), 2_300_000)
    assert found == (tmp_path / "second").read_bytes()


def test_chunk_lengths_do_not_disturb_a_client_that_knows_none(tmp_path: Path) -> None:
    chunks = [b"a" * 100_000, random.Random(6).randbytes(50_000)]
    data, xorb = write_xorb(chunks)
    digest = file_hash([(chunk.hash, chunk.length) for chunk in xorb.chunks])
    with served(Store(chunk_lengths=True)) as store:
        store.take_xorb(xorb.hash, data)
        store.files[digest] = ShardFile(digest, (Term(xorb.hash, 150_000, 0, 2),))
        assert b'"chunk_byte_sizes":[100000,50000]' in store.answer_reconstruction(
            "v2", digest, None
        )
        assert downloaded(store, tmp_path, digest, 150_000) == b"".join(chunks)


def test_a_large_file_in_two_xorbs_goes_up_and_comes_down(tmp_path: Path) -> None:
    content = random.Random(8).randbytes(70_000_000)
    source = tmp_path / "file"
    source.write_bytes(content)
    with served(Store()) as store:
        (digest,) = client(UPLOAD, tmp_path / "up", [store.address, source])
        assert len(store.xorbs) == 2
        assert downloaded(store, tmp_path, from_hex(digest), len(content)) == content
    # The first chunk is asked for; others would be sampled ones, with some way between them.
    first = store.files[from_hex(digest)].terms[0]
    opening = store.xorbs[first.xorb][1].chunks[first.start].hash
    asked = {from_hex(path[-64:]) for path in store.asked if path.startswith("/v1/chunks/")}
    assert opening in asked
    assert all(map(sampled_for_deduplication, asked - {opening}))


def test_a_file_without_content_is_listed_and_never_asked_for(tmp_path: Path) -> None:
    source = tmp_path / "file"
    source.touch()
    with served(Store()) as store:
        (digest,) = client(UPLOAD, tmp_path / "up", [store.address, source])
        assert list(store.files.values()) == [ShardFile(from_hex(digest), ())]
        assert downloaded(store, tmp_path, from_hex(digest), 0) == b""
    assert not [path for path in store.asked if "reconstructions" in path or "xorb" in path]
