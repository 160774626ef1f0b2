"""One contract, kept by a folder and by S3."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import sleep

import httpx
import pytest
from tests.hub.adapters.s3 import BUCKET, PAGE, s3_server

from comity.hub.adapters.objects import s3
from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.objects.opening import open_objects
from comity.hub.adapters.objects.s3 import S3Objects
from comity.hub.adapters.objects.s3_signing import signed_again
from comity.hub.adapters.objects.store import ObjectStore
from comity.kernel.domain.errors import InvalidInput, StorageFailure

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system of memory
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


def test_an_empty_object_and_an_empty_range(store: ObjectStore, tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.write_bytes(b"")
    assert store.put_file(KEY, path) is True
    assert store.put_bytes(KEY, b"") is False
    assert store.size(KEY) == 0
    assert store.read(KEY) == b""
    assert list(store.stream(KEY)) == []
    store.put_bytes("blobs/ab/other", b"other")
    assert store.read("blobs/ab/other", 5) == b""
    assert store.read("blobs/ab/other", 3, 3) == store.read("blobs/ab/other", 3, 1) == b""


def test_one_of_another_size_is_put_right(store: ObjectStore) -> None:
    store.put_bytes(KEY, b"cut sho")
    assert store.put_bytes(KEY, b"cut short") is True
    assert store.read(KEY) == b"cut short"


def test_many_who_put_the_same_at_once(store: ObjectStore) -> None:
    data = bytes(range(256)) * 1000
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: store.put_bytes(KEY, data), range(16)))
    assert any(made)
    assert store.read(KEY) == data
    assert [each.key for each in store.keys("")] == [KEY]


def test_what_is_put_again_counts_as_new(
    store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put_bytes(KEY, b"content")
    if isinstance(store, FolderObjects):
        os.utime(store.folder / KEY, (1, 1))
    else:
        sleep(1.1)  # S3 tells whole seconds
    (before,) = store.keys("")
    monkeypatch.setattr(s3, "RENEWED_AFTER", 0)
    assert store.put_bytes(KEY, b"content") is False
    (after,) = store.keys("")
    assert after.modified > before.modified
    assert store.read(KEY) == b"content"


@pytest.mark.parametrize("prefix", ["../", "..", "/etc", "blobs/../..", "a//b", "Blobs", "blobs/*"])
def test_no_prefix_leaves_the_store(store: ObjectStore, prefix: str) -> None:
    with pytest.raises(ValueError, match="not a prefix"):
        list(store.keys(prefix))


def test_a_prefix_is_of_whole_names(store: ObjectStore) -> None:
    for key in ("blobs/aa/1", "blobs/aab/2"):
        store.put_bytes(key, b"")
    assert [each.key for each in store.keys("blobs/aa")] == ["blobs/aa/1"]
    assert [each.key for each in store.keys("blobs/aa/")] == ["blobs/aa/1"]
    assert list(store.keys("none")) == []


def test_many_keys_are_listed_one_by_one(store: ObjectStore) -> None:
    wanted = {f"blobs/aa/{number:04}" for number in range(2 * PAGE + 5)}
    for key in wanted:
        store.put_bytes(key, b"")
    listed = store.keys("blobs")
    first = next(listed)
    assert {first.key, *(each.key for each in listed)} == wanted


def test_a_folder_that_cannot_be_listed_does_not_look_empty(tmp_path: Path) -> None:
    store = FolderObjects(tmp_path / "objects")
    store.folder.write_text("a file")
    with pytest.raises(StorageFailure) as found:
        list(store.keys("blobs"))
    assert found.value.message.id == "object-unreadable"


def test_a_file_comes_from_another_file_system(tmp_path: Path) -> None:
    if not SHARED_MEMORY.is_dir() or SHARED_MEMORY.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is one file system alone")
    with NamedTemporaryFile(dir=SHARED_MEMORY, delete=False) as file:
        file.write(b"content")
    store = FolderObjects(tmp_path / "objects")
    assert store.put_file(KEY, Path(file.name)) is True
    assert not Path(file.name).exists()
    assert store.read(KEY) == b"content"
    assert list(store.incoming.iterdir()) == []


def test_a_signed_address_tells_type_and_name_and_nobody_changes_them(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = S3Objects(BUCKET, "signed again", endpoint=address)
    bucket.put_bytes(KEY, b"content")
    plain = bucket.presigned(KEY, 60)
    assert plain is not None
    assert signed_again(plain, "testing", {}) == plain
    assert signed_again(plain, "another", {}) != plain
    full = bucket.presigned(KEY, 60, filename='a "b"\r\n/é.txt', content_type="text/plain")
    assert full is not None
    answer = httpx.get(full)
    assert (answer.status_code, answer.content) == (200, b"content")
    assert answer.headers["content-type"] == "text/plain"
    name = "a%20%22b%22%0D%0A%2F%C3%A9.txt"
    assert answer.headers["content-disposition"] == f"inline; filename*=UTF-8''{name}"
    forged = full.replace("text%2Fplain", "text%2Fhtml")
    assert signed_again(forged, "testing", {}) != forged
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert bucket.presigned(KEY, 60, content_type="text/plain") is None


def test_without_obstore_it_says_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['obstore'] = None\n"
        "from comity.hub.adapters.objects.opening import open_objects\n"
        "from comity.kernel.domain.errors import InvalidInput\n"
        "try: open_objects('s3://hub')\n"
        "except InvalidInput as error: print(error.message.id)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("s3-not-installed\n", "")


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "objects").write_text("a file")
    store = FolderObjects(tmp_path / "objects")
    for ask in (lambda: store.put_bytes(KEY, b"x"), store.ready):
        with pytest.raises(StorageFailure) as found:
            ask()
        assert found.value.message.id == "object-not-written"
