from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from comity.hub.adapters.assembled import AssembledFiles
from comity.kernel.domain.errors import IntegrityFailure


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def build(cache: AssembledFiles, data: bytes) -> Path:
    return cache.build(digest(data), len(data), lambda: [data[:2], data[2:]])


def names(cache: AssembledFiles) -> set[str]:
    return {path.name for path, _, _ in cache.files()}


def used_before(path: Path, seconds: float) -> None:
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - seconds))


def test_a_file_is_made_once(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 1000)
    assert cache.get(digest(b"content")) is None
    path = build(cache, b"content")
    assert path.read_bytes() == b"content"

    def never() -> Iterator[bytes]:
        raise AssertionError("it is there")

    assert cache.build(digest(b"content"), 7, never) == path
    assert AssembledFiles(tmp_path, 1000).get(digest(b"content")) == path


@pytest.mark.parametrize("pieces", [[b"cont", b"enx"], [b"cont"], [b"content", b"!"], []])
def test_pieces_that_are_not_it_leave_nothing(tmp_path: Path, pieces: list[bytes]) -> None:
    cache = AssembledFiles(tmp_path, 1000)
    with pytest.raises(IntegrityFailure):
        cache.build(digest(b"content"), 7, lambda: pieces)
    assert cache.get(digest(b"content")) is None
    assert [it for it in tmp_path.rglob("*") if it.is_file() and "locks" not in it.parts] == []


def test_pieces_that_break_off_leave_nothing(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 1000)

    def broken() -> Iterator[bytes]:
        yield b"con"
        raise OSError(5, "Input/output error")

    with pytest.raises(Exception, match="cannot-write"):
        cache.build(digest(b"content"), 7, broken)
    assert names(cache) == set()


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 20)
    first, second, third = b"first 8b", b"second 8", b"third 8b"
    for age, data in ((300, first), (200, second)):
        used_before(build(cache, data), age)
    assert cache.get(digest(first)) is not None  # now the second is the one used longest ago
    build(cache, third)
    assert names(cache) == {digest(first), digest(third)}


def test_a_file_being_sent_is_whole_to_the_end(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 10)
    path = build(cache, b"sent now")
    used_before(path, 60)
    with path.open("rb") as file:
        build(cache, b"another one")
        assert names(cache) == {digest(b"another one")}
        assert file.read() == b"sent now"


def test_many_who_ask_at_once_make_it_once(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 1 << 30)
    data = os.urandom(1 << 20)
    made: list[int] = []

    def pieces() -> Iterator[bytes]:
        made.append(1)
        yield data

    threads = [Thread(target=cache.build, args=(digest(data), len(data), pieces)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_a_name_that_is_no_hash(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        AssembledFiles(tmp_path, 1).get("../../etc/passwd")
