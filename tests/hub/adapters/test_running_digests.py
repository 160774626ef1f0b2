from __future__ import annotations

import os
from pathlib import Path

import pytest

from comity.hub.adapters.running_digests import RunningDigests, sweep
from comity.hub.adapters.sha256_state import STATE

A, B, C = (bytes([letter]) * 32 for letter in b"abc")
FIRST, SECOND = bytes([1]) * STATE, bytes([2]) * STATE


def as_announced(xorb: bytes) -> bool:
    return False


@pytest.fixture
def running(tmp_path: Path) -> RunningDigests:
    return opened(tmp_path)


def opened(folder: Path) -> RunningDigests:
    return RunningDigests(folder / "hashing", folder / "locks", "ab" * 32)


def test_xorbs_follow_in_the_order_in_which_they_were_announced(
    running: RunningDigests, tmp_path: Path
) -> None:
    for xorb in (A, B, A):
        running.announce(xorb)
    assert running.next(as_announced) == ([A], None)
    running.add([A], FIRST)
    assert opened(tmp_path).next(as_announced) == ([A, B], FIRST)
    running.add([A, B], SECOND)
    assert running.next(as_announced) is None


def test_what_ends_a_file_comes_last(running: RunningDigests) -> None:
    for xorb in (A, B):
        running.announce(xorb)
    assert running.next(lambda xorb: xorb == A) == ([B], None)
    running.add([B], FIRST)
    assert running.next(lambda xorb: xorb == A) == ([B, A], FIRST)


def test_the_longest_beginning_is_found(running: RunningDigests) -> None:
    running.add([A], FIRST)
    running.add([A, B], SECOND)
    assert running.hashed([A, B, C]) == (2, SECOND)
    assert running.hashed([A, C]) == (1, FIRST)
    assert running.hashed([A]) == (1, FIRST)
    assert running.hashed([B]) == (0, None)
    assert running.hashed([]) == (0, None)


def test_another_order_takes_the_place_of_what_was_hashed(running: RunningDigests) -> None:
    running.add([A], FIRST)
    running.add([A, B], SECOND)
    running.add([C], SECOND)
    assert running.hashed([C, B]) == (1, SECOND)
    assert running.hashed([A, B]) == (0, None)


def test_a_state_counts_only_behind_the_xorbs_that_it_was_made_of(
    running: RunningDigests, tmp_path: Path
) -> None:
    running.add([A], FIRST)
    running.add([A, B], SECOND)
    (path,) = (tmp_path / "hashing").glob("states-*")
    record = path.stat().st_size // 2
    path.write_bytes(path.read_bytes()[record:])
    assert running.hashed([B]) == (0, None)


def test_what_is_damaged_or_torn_does_not_count(running: RunningDigests, tmp_path: Path) -> None:
    running.add([A], FIRST)
    running.add([A, B], SECOND)
    (path,) = (tmp_path / "hashing").glob("states-*")
    data = bytearray(path.read_bytes())
    path.write_bytes(data[:-1])
    assert running.hashed([A, B]) == (1, FIRST)
    data[len(data) // 2 + 40] ^= 1
    path.write_bytes(data)
    assert running.hashed([A, B]) == (1, FIRST)
    data[40] ^= 1
    path.write_bytes(data)
    assert running.hashed([A, B]) == (0, None)


def test_files_that_come_at_once_have_no_order(running: RunningDigests) -> None:
    running.announce(A)
    running.begin(B)
    running.begin(B)
    assert running.next(as_announced) == ([A], None)
    running.begin(C)
    assert running.next(as_announced) is None


def test_after_the_end_nothing_follows(running: RunningDigests, tmp_path: Path) -> None:
    running.announce(A)
    running.begin(B)
    running.add([A], FIRST)
    running.stop()
    assert running.next(as_announced) is None
    assert running.hashed([A]) == (1, FIRST)
    running.forget()
    assert list((tmp_path / "hashing").iterdir()) == []


def test_what_nobody_goes_on_with_is_removed(running: RunningDigests, tmp_path: Path) -> None:
    assert sweep(tmp_path / "hashing", 60) == 0
    running.announce(A)
    running.begin(A)
    (old,) = (tmp_path / "hashing").glob("order-*")
    os.utime(old, (0, 0))
    assert sweep(tmp_path / "hashing", 60) == 1
    assert [path.name[:6] for path in (tmp_path / "hashing").iterdir()] == ["begun-"]
