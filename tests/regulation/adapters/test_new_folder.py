from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from comity.kernel.domain.errors import Conflict, StorageFailure
from comity.regulation.adapters.new_folder import write_new_folder

FILES = {"a.yaml": b"a", "instruments/b/c.yaml": b"c"}


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_folder_below_one_that_is_not_there(tmp_path: Path) -> None:
    write_new_folder(tmp_path / "x" / "y", FILES)
    assert content(tmp_path) == {f"x/y/{name}": data for name, data in FILES.items()}
    assert (tmp_path / "x" / "y").stat().st_mode & 0o777 == 0o755


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    write_new_folder(tmp_path / "x", FILES)
    assert content(tmp_path / "x") == FILES


@pytest.mark.parametrize("name", ["x/old.txt", "x"])
def test_what_is_there_is_not_overwritten(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"old")
    with pytest.raises(Conflict) as caught:
        write_new_folder(tmp_path / "x", FILES)
    assert caught.value.message.params == {"path": str(tmp_path / "x")}
    assert content(tmp_path) == {name: b"old"}


class Breaking(Mapping[str, bytes]):
    """Files of which the second can't be had."""

    def __getitem__(self, name: str) -> bytes:
        if name == "second":
            raise OSError(5, "Input/output error")
        return b""

    def __iter__(self) -> Iterator[str]:
        return iter(("first", "second"))

    def __len__(self) -> int:
        return 2


def test_a_fault_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure) as caught:
        write_new_folder(tmp_path / "x", Breaking())
    assert caught.value.message.params["reason"] == "Input/output error"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailure):
        write_new_folder(tmp_path / "file" / "x", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_earlier_export_is_replaced_where_that_is_asked(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    write_new_folder(folder, {"a.csv": b"1", "b.csv": b"2"})
    assert write_new_folder(folder, {"a.csv": b"3"}, replacing=".csv") == 1
    assert content(tmp_path) == {"x/a.csv": b"3"}


@pytest.mark.parametrize("name", ["mine.txt", "folder.csv/mine.csv"])
def test_a_folder_with_anything_else_is_not_replaced(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "x"
    write_new_folder(folder, {"a.csv": b"1", name: b"mine"})
    with pytest.raises(Conflict) as caught:
        write_new_folder(folder, {"a.csv": b"3"}, replacing=".csv")
    assert caught.value.message.id == "folder-holds-other"
    assert content(folder) == {"a.csv": b"1", name: b"mine"}


def test_files_that_fail_half_way_leave_the_earlier_export(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.csv", b"3"
        raise OSError(28, "No space left on device")

    folder = tmp_path / "x"
    write_new_folder(folder, {"a.csv": b"1"})
    with pytest.raises(StorageFailure):
        write_new_folder(folder, files(), replacing=".csv")
    assert content(tmp_path) == {"x/a.csv": b"1"}
