from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from comity.hub.adapters.cached_file import AT_ONCE, FROM_DISK, CachedFile

CONTENT = bytes(range(256)) * (FROM_DISK // 256 + 3)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CachedFile]:
    path = tmp_path / "file"
    path.write_bytes(CONTENT)
    with closing(CachedFile(path)) as opened:
        yield opened


def test_what_was_just_written_is_at_hand_and_no_piece_changes_later(file: CachedFile) -> None:
    first = file.from_memory(3, len(CONTENT))
    second = file.from_memory(len(CONTENT) - 5, len(CONTENT))
    assert second == CONTENT[-5:]
    assert 0 < len(first) <= AT_ONCE
    assert first == CONTENT[3 : 3 + len(first)]


def test_the_disk_is_read_in_larger_pieces_up_to_the_end(file: CachedFile) -> None:
    assert file.from_disk(1, len(CONTENT)) == CONTENT[1 : 1 + FROM_DISK]
    assert file.from_disk(len(CONTENT) - 2, len(CONTENT) + 100) == CONTENT[-2:]
    assert file.from_disk(len(CONTENT), len(CONTENT) + 1) == b""


@pytest.mark.parametrize("reason", [errno.EAGAIN, errno.EOPNOTSUPP])
def test_what_is_not_at_hand_is_nothing(
    file: CachedFile, reason: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(os, "preadv", refused)
    assert file.from_memory(0, 10) == b""
    assert file.from_disk(0, 10) == CONTENT[:10]
