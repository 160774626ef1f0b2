from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from comity.hub.adapters.kept_parts import KeptPart
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
        Staging(tmp_path).kept_parts(upload)
    assert list(tmp_path.iterdir()) == []


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


@pytest.mark.parametrize("number", [0, -1, 10_001])
def test_no_part_has_another_number(tmp_path: Path, number: int) -> None:
    staging = Staging(tmp_path)
    with staging.file(10) as incoming, pytest.raises(InvalidInput) as found:
        staging.keep_part(UPLOAD, number, incoming)
    assert found.value.message.id == "upload-part-number"
    assert staging.parts(UPLOAD) == {}


def test_a_part_is_listed_with_what_tells_it_from_another(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    part(staging, 7, b"old")
    part(staging, 7, b"seven")
    assert staging.kept_parts(UPLOAD) == {7: KeptPart(7, 5, sha256(b"seven").hexdigest())}
    assert len(list((tmp_path / "parts" / UPLOAD / "00007").iterdir())) == 1


def test_a_part_sent_twice_at_once_is_there_once(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    contents = [bytes([number]) * 50 for number in range(16)]
    threads = [Thread(target=part, args=(staging, 1, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = staging.kept_parts(UPLOAD)[1]
    assert kept.etag in {sha256(content).hexdigest() for content in contents}
    joined = staging.joined(UPLOAD, range(1, 2), 50)
    assert joined.sha256 == kept.etag


def test_a_part_that_was_torn_is_named_and_only_that_one_is_sent_again(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    told = sha256(b"onetwothree").hexdigest()
    for number, data in enumerate((b"one", b"two", b"three"), 1):
        part(staging, number, data)
    (tmp_path / "parts" / UPLOAD / "00002" / sha256(b"two").hexdigest()).write_bytes(bytes(3))
    with pytest.raises(InvalidInput) as found:
        staging.joined(UPLOAD, range(1, 4), 100, sha256=told)
    assert (found.value.message.id, found.value.message.params["number"]) == (
        "upload-part-missing",
        2,
    )
    assert set(staging.parts(UPLOAD)) == {1, 3}
    part(staging, 2, b"two")
    assert staging.joined(UPLOAD, range(1, 4), 100, sha256=told).path.read_bytes() == b"onetwothree"


def test_parts_that_are_whole_but_not_what_was_told(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    part(staging, 1, b"one")
    with pytest.raises(InvalidInput) as found:
        staging.joined(UPLOAD, range(1, 2), 100, sha256=sha256(b"two").hexdigest())
    assert found.value.message.id == "upload-hash-wrong"
    assert [it.name for it in tmp_path.iterdir()] == ["parts"]


def test_parts_that_nobody_hashed(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    for data in (b"once", b"again"):
        incoming = staging.open(10, hashed=False)
        incoming.write(data)
        with pytest.raises(ValueError, match="not hashed"):
            _ = incoming.sha256
        staging.keep_part(UPLOAD, 1, incoming)
    assert staging.parts(UPLOAD) == {1: 5}
    whole = staging.joined(UPLOAD, range(1, 2), 10, sha256=sha256(b"again").hexdigest())
    assert whole.path.read_bytes() == b"again"
    with pytest.raises(InvalidInput) as found:
        staging.joined(UPLOAD, range(1, 2), 10, sha256=sha256(b"once").hexdigest())
    assert found.value.message.id == "upload-hash-wrong"


def test_the_id_that_git_gives(tmp_path: Path) -> None:
    # git hash-object of a file that holds "hello\n"
    with Staging(tmp_path).file(10, blob_size=6) as incoming:
        incoming.write(b"hel")
        with pytest.raises(InvalidInput) as found:
            _ = incoming.blob_oid
        assert found.value.message.params == {"size": 3, "expected": 6}
        incoming.write(b"lo\n")
        assert incoming.blob_oid == "ce013625030ba8dba906f756967f9e9ca394464a"


def test_what_is_old_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    with staging.folder_for_work() as work, staging.file(10) as new:
        (work / "xorb").write_bytes(b"x")
        old = staging.open(10)
        old.close()
        os.utime(old.path, (1, 1))
        part(staging, 1, b"x")
        assert staging.sweep(3600) == 1
        assert work.is_dir()
        assert new.path.exists()
        assert not old.path.exists()
        assert staging.parts(UPLOAD) == {1: 1}
