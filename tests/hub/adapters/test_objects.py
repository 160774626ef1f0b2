"""One contract, kept by a folder and by S3."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hub.adapters.s3 import BUCKET, s3_server

from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.objects.opening import open_objects
from comity.hub.adapters.objects.s3 import S3Objects
from comity.hub.adapters.objects.store import ObjectStore
from comity.kernel.domain.errors import InvalidInput, StorageFailure

KEY = "blobs/ab/cd/abcdef"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with s3_server() as found:
        yield found


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    if request.param == "folder":
        return FolderObjects(tmp_path / "objects")
    return S3Objects(BUCKET, tmp_path.name, endpoint=request.getfixturevalue("address"))


def test_what_is_put_is_read(store: ObjectStore) -> None:
    data = bytes(range(256)) * 40
    assert store.put_bytes(KEY, data) is True
    assert store.put_bytes(KEY, memoryview(data)) is False
    assert store.read(KEY) == data
    assert store.read(KEY, 3, 10) == data[3:10]
    assert store.read(KEY, 100) == data[100:]
    assert b"".join(store.stream(KEY, size=1000)) == data
    assert b"".join(store.stream(KEY, 5, 2005, size=999)) == data[5:2005]
    assert store.size(KEY) == len(data)


def test_a_file_is_put_and_gone(store: ObjectStore, tmp_path: Path) -> None:
    path = tmp_path / "file"
    data = b"x" * 20_000_000
    path.write_bytes(data)
    assert store.put_file(KEY, path) is True
    assert not path.exists()
    assert store.size(KEY) == len(data)
    assert store.read(KEY, len(data) - 3, len(data)) == b"xxx"
    path.write_bytes(data)
    assert store.put_file(KEY, path) is False
    assert not path.exists()


def test_what_is_missing(store: ObjectStore) -> None:
    assert store.size(KEY) is None
    store.delete(KEY)
    for ask in (lambda: store.read(KEY), lambda: store.read(KEY, 1, 2)):
        with pytest.raises(StorageFailure) as found:
            ask()
        assert found.value.message.id == "object-missing"
    with pytest.raises(StorageFailure):
        list(store.stream(KEY))


def test_a_range_beyond_the_end_is_an_error_not_a_short_answer(store: ObjectStore) -> None:
    store.put_bytes(KEY, b"0123456789")
    with pytest.raises(StorageFailure):
        store.read(KEY, 5, 20)
    with pytest.raises(StorageFailure):
        list(store.stream(KEY, 5, 20))


def test_keys_are_listed_and_deleted(store: ObjectStore) -> None:
    for key in ("blobs/aa/1", "blobs/ab/2", "xorbs/aa/3"):
        store.put_bytes(key, key.encode())
    assert sorted(each.key for each in store.keys("blobs")) == ["blobs/aa/1", "blobs/ab/2"]
    assert {each.key: each.size for each in store.keys("")}["xorbs/aa/3"] == 10
    store.delete("blobs/aa/1")
    assert [each.key for each in store.keys("blobs")] == ["blobs/ab/2"]


def test_it_says_whether_it_is_ready(store: ObjectStore) -> None:
    store.ready()
    assert [each.key for each in store.keys("")] == []


@pytest.mark.parametrize(
    "key", ["../x", "/x", "a//b", "a/../b", "a", "a/./b", "A/b", "a/b\n", "a/é", ".incoming/x"]
)
def test_no_key_leaves_the_store(key: str, tmp_path: Path) -> None:
    store = FolderObjects(tmp_path / "objects")
    with pytest.raises(ValueError, match="not a key"):
        store.put_bytes(key, b"")
    assert not (tmp_path / "objects").exists()


def test_a_file_can_be_sent_by_its_path_and_an_object_by_its_address(
    tmp_path: Path, address: str
) -> None:
    folder = FolderObjects(tmp_path / "objects")
    folder.put_bytes(KEY, b"content")
    assert folder.local_path(KEY) == tmp_path / "objects" / KEY
    assert folder.local_path("blobs/none") is None
    assert folder.presigned(KEY, 60) is None
    bucket = S3Objects(BUCKET, "signed", endpoint=address)
    bucket.put_bytes(KEY, b"content")
    signed = bucket.presigned(KEY, 60)
    assert signed is not None
    assert signed.startswith(f"{address}/{BUCKET}/signed/{KEY}?")
    assert bucket.local_path(KEY) is None


def test_addresses(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(open_objects(str(tmp_path)), FolderObjects)
    monkeypatch.setenv("COMITY_S3_ENDPOINT", address)
    assert isinstance(open_objects("s3://hub/some/where"), S3Objects)
    for wrong in ("gs://hub", "s3://", "http://host/x", "s3://key:secret@hub/x"):
        with pytest.raises(InvalidInput) as found:
            open_objects(wrong)
        assert "secret" not in str(found.value.message.params)
    monkeypatch.setenv("COMITY_S3_ENDPOINT", "http://store.example.org")
    with pytest.raises(InvalidInput) as found:
        open_objects("s3://hub")
    assert found.value.message.id == "s3-without-tls"


def test_a_writer_that_died_leaves_what_can_be_found(tmp_path: Path) -> None:
    store = FolderObjects(tmp_path / "objects")
    store.put_bytes(KEY, b"content")
    assert list(store.leftovers(0)) == []
    torn = store.incoming / "0123"
    torn.write_bytes(b"half")
    assert list(store.leftovers(3600)) == []
    assert list(store.leftovers(-1)) == [torn]
    assert [each.key for each in store.keys("")] == [KEY]


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "objects").write_text("a file")
    store = FolderObjects(tmp_path / "objects")
    for ask in (lambda: store.put_bytes(KEY, b"x"), store.ready):
        with pytest.raises(StorageFailure) as found:
            ask()
        assert found.value.message.id == "object-not-written"
