from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from comity.hub.adapters.assembled import AssembledFiles
from comity.kernel.domain.errors import IntegrityFailure, StorageFailure


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


def test_pieces_without_end_are_not_taken_in(tmp_path: Path) -> None:
    cache, given = AssembledFiles(tmp_path, 1000), list[int]()

    def endless() -> Iterator[bytes]:
        while True:
            given.append(1)
            yield b"content"

    with pytest.raises(IntegrityFailure):
        cache.build(digest(b"content"), 7, endless)
    assert len(given) == 2


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


def test_what_was_not_synced_is_not_read_after_another_boot(tmp_path: Path) -> None:
    before = AssembledFiles(tmp_path, 1000)
    kept, lost = build(before, b"settled"), build(before, b"not settled")
    used_before(kept, 7200)
    before.sweep()
    assert before.get(digest(b"settled")) == tmp_path / kept.parent.name / kept.name
    assert kept.read_bytes() == b"settled"  # a sender may have been given this name just now
    lost.write_bytes(bytes(11))  # as a power cut leaves it
    after = AssembledFiles(tmp_path, 1000)
    after.boot = "another"
    assert after.get(digest(b"not settled")) is None
    assert after.get(digest(b"settled")) is not None
    assert build(after, b"not settled").read_bytes() == b"not settled"
    assert not kept.exists()  # making room removes what is another boot's
    assert names(after) == {digest(b"settled"), digest(b"not settled")}


def test_a_lasting_name_takes_the_place_of_the_other(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 1000)
    path = build(cache, b"content")
    cache.sweep(settled_after=-1)
    assert [each.size for each in cache.files()] == [7]
    cache.sweep(settled_after=-1)
    assert not path.exists()
    assert names(cache) == {digest(b"content")}
    cache.forget(digest(b"content"))
    assert cache.get(digest(b"content")) is None


def test_where_no_boot_is_told_every_file_gets_its_lasting_name_at_once(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 1000)
    cache.boot = ""
    path = build(cache, b"content")
    assert path == tmp_path / digest(b"content")[:2] / digest(b"content")
    assert build(cache, b"content") == path


def test_what_was_asked_for_just_now_does_not_make_room(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 10)
    first, second = build(cache, b"12345678"), build(cache, b"23456789")
    assert first.exists()
    used_before(first, 60)
    used_before(second, 30)
    build(cache, b"3456")
    assert names(cache) == {digest(b"3456")}


def test_what_a_dead_maker_left_goes_and_what_a_living_one_makes_stays(tmp_path: Path) -> None:
    cache = AssembledFiles(tmp_path, 1000)
    making = tmp_path / "making"
    making.mkdir()
    (making / ("ab" * 32)).write_bytes(b"half")
    seen: list[set[str]] = []

    def pieces() -> Iterator[bytes]:
        AssembledFiles(tmp_path, 1000).sweep()
        seen.append({path.name for path in making.iterdir()})
        yield b"content"

    assert cache.build(digest(b"content"), 7, pieces).read_bytes() == b"content"
    assert seen == [{digest(b"content")}]


MAKER = """
import sys
from pathlib import Path
from comity.hub.adapters.assembled import AssembledFiles
def pieces():
    print("making", flush=True)
    sys.stdin.readline()
    yield b"content"
AssembledFiles(Path(sys.argv[1]), 1000).build(sys.argv[2], 7, pieces)
"""


def test_another_process_waits_for_the_file_or_gives_up(tmp_path: Path) -> None:
    maker = subprocess.Popen(
        [sys.executable, "-c", MAKER, str(tmp_path), digest(b"content")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert maker.stdin is not None
    assert maker.stdout is not None
    try:
        assert maker.stdout.readline() == "making\n"

        def never() -> Iterator[bytes]:
            raise AssertionError("the other makes it")

        impatient = AssembledFiles(tmp_path, 1000, patience=0.1)
        with pytest.raises(StorageFailure) as found:
            impatient.build(digest(b"content"), 7, never)
        assert found.value.message.id == "assembled-busy"
        thread = Thread(target=lambda: (maker.stdin.write("\n"), maker.stdin.flush()))
        thread.start()
        patient = AssembledFiles(tmp_path, 1000, patience=30)
        assert patient.build(digest(b"content"), 7, never).read_bytes() == b"content"
        thread.join()
        assert maker.wait(30) == 0
    finally:
        maker.kill()
        maker.wait()
        maker.stdin.close()
        maker.stdout.close()
