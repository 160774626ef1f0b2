from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from comity.cli.serving.secret_key import secret_key
from comity.kernel.domain.errors import InvalidInput, NotPermitted, StorageFailure


def key(folder: Path, environ: dict[str, str] | None = None, *, loopback: bool = True) -> str:
    return secret_key(environ or {}, folder, host="0.0.0.0", loopback=loopback)  # noqa: S104


def test_the_environment_goes_first_and_nothing_is_written(tmp_path: Path) -> None:
    assert key(tmp_path, {"COMITY_SECRET_KEY": "given"}, loopback=False) == "given"
    assert list(tmp_path.iterdir()) == []


def test_for_this_machine_it_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = key(folder)
    assert len(first) == 64
    assert key(folder) == first
    assert [path.name for path in folder.iterdir()] == ["secret-key"]
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_starts_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as threads:
        # Two processes differ in their id; one after the other is what a thread can show.
        assert len(set(threads.map(lambda _: key(tmp_path), range(1)))) == 1


def test_others_are_not_served_without_one(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        key(tmp_path, loopback=False)
    assert refused.value.message.id == "secret-key-missing"
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    key(tmp_path)
    (tmp_path / "secret-key").chmod(0o644)
    with pytest.raises(NotPermitted):
        key(tmp_path)


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailure):
        key(tmp_path / "file")


def test_a_file_that_is_named_holds_the_key(tmp_path: Path) -> None:
    file = tmp_path / "credential"
    environ = {"COMITY_SECRET_KEY_FILE": str(file)}
    with pytest.raises(StorageFailure):
        key(tmp_path, environ, loopback=False)
    file.write_text("k" * 31 + "\n")
    with pytest.raises(InvalidInput) as refused:
        key(tmp_path, environ, loopback=False)
    assert refused.value.message.id == "secret-key-short"
    file.write_text("k" * 32 + "\n")
    assert key(tmp_path, environ, loopback=False) == "k" * 32
    assert key(tmp_path, environ | {"COMITY_SECRET_KEY": "given"}) == "given"
    assert [path.name for path in tmp_path.iterdir()] == ["credential"]
