from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from comity.hub.adapters.staging import Staging
from comity.kernel.domain.errors import InvalidInput, StorageFailure

UPLOAD = "0123456789abcdef"


def test_a_file_is_hashed_as_it_comes_and_gone_at_the_end(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "incoming")
    with staging.file(10) as incoming:
        incoming.write(b"hello ")
        incoming.write(memoryview(b"you"))
        incoming.close()
        assert (incoming.size, incoming.sha256) == (9, sha256(b"hello you").hexdigest())
        assert incoming.path.read_bytes() == b"hello you"
    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_file_that_was_moved_away_stays(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "incoming")
    with staging.file(10) as incoming:
        incoming.write(b"kept")
        incoming.close()
        incoming.path.rename(tmp_path / "kept")
    assert (tmp_path / "kept").read_bytes() == b"kept"


def test_more_than_was_allowed_is_refused(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "incoming")
    with pytest.raises(InvalidInput) as found, staging.file(3) as incoming:
        incoming.write(b"four")
    assert found.value.message.params == {"limit": 3}
    assert list((tmp_path / "incoming").iterdir()) == []


def part(staging: Staging, number: int, data: bytes) -> None:
    incoming = staging.open(100)
    incoming.write(data)
    staging.keep_part(UPLOAD, number, incoming)


def test_parts_are_kept_and_joined_in_order(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "incoming")
    assert staging.parts(UPLOAD) == {}
    part(staging, 2, b"two")
    part(staging, 1, b"first")
    part(staging, 1, b"one")
    assert Staging(tmp_path / "incoming").parts(UPLOAD) == {1: 3, 2: 3}
    joined = staging.joined(UPLOAD, range(1, 3), 100)
    assert joined.path.read_bytes() == b"onetwo"
    assert joined.sha256 == sha256(b"onetwo").hexdigest()
    joined.abandon()
    with pytest.raises(InvalidInput) as found:
        staging.joined(UPLOAD, range(1, 4), 100)
    assert found.value.message.params == {"number": 3}
    staging.forget(UPLOAD)
    assert staging.parts(UPLOAD) == {}


def test_parts_that_are_too_much_together(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "incoming")
    part(staging, 1, b"12345")
    part(staging, 2, b"12345")
    with pytest.raises(InvalidInput):
        staging.joined(UPLOAD, range(1, 3), 9)
    assert [it.name for it in (tmp_path / "incoming").iterdir()] == ["parts"]


@pytest.mark.parametrize("upload", ["../../etc", "", "0123/4567", "ABCDEF0123456789"])
def test_no_upload_leaves_its_folder(tmp_path: Path, upload: str) -> None:
    with pytest.raises(ValueError, match="not an upload"):
        Staging(tmp_path).part_path(upload, 1)


def test_what_was_left_lying_is_found(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "incoming")
    assert list(staging.leftovers(0)) == []
    staging.open(10).close()
    part(staging, 1, b"x")
    assert list(staging.leftovers(3600)) == []
    assert sorted(it.name == UPLOAD for it in staging.leftovers(-1)) == [False, True]


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    (tmp_path / "incoming").write_text("a file")
    with pytest.raises(StorageFailure):
        Staging(tmp_path / "incoming").open(10)
