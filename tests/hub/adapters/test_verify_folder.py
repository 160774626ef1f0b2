from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.hub.domain.signed import (
    COMMIT,
    FILES,
    OTHER_COMMIT,
    SERVER,
    STRANGER,
    key,
    listing,
    manifest,
    signature,
)

from comity.hub.adapters.verify_folder import verify_folder
from comity.hub.domain.findings import overall
from comity.hub.formats.manifest_file import ManifestDocument

DOCUMENT = ManifestDocument(manifest(), (signature(manifest()),), (), listing())
WITHOUT_LISTING = replace(DOCUMENT, listing=None)
KEYS = [key(SERVER)]
SIGNED = ("holds", "signature-holds", None)
LISTED = ("holds", "listing-holds", None)
WHOLE = ("holds", "folder-holds", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "sheng"
    for path, data in FILES.items():
        file = where / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return where


def found(
    folder: Path, document: ManifestDocument = DOCUMENT, *, partial: bool = False
) -> list[tuple[str, str, object]]:
    return [
        (finding.verdict, finding.message.id, finding.message.params.get("path"))
        for finding in verify_folder(folder, document, KEYS, partial=partial)
    ]


@pytest.mark.parametrize("document", [DOCUMENT, WITHOUT_LISTING])
def test_an_untouched_folder(folder: Path, document: ManifestDocument) -> None:
    findings = verify_folder(folder, document, KEYS)
    assert overall(findings) == "holds"
    assert findings[-1].message.params == {"count": 5}


@pytest.mark.parametrize("path", [path for path, data in FILES.items() if data])
def test_one_changed_byte(folder: Path, path: str) -> None:
    data = bytearray(FILES[path])
    for at in {0, len(data) // 2, len(data) - 1}:
        changed = data.copy()
        changed[at] ^= 1
        (folder / path).write_bytes(changed)
        assert found(folder) == [SIGNED, LISTED, ("fails", "file-changed", path)]
        (name, id) = ("fails", "file-changed" if path == "README.md" else "folder-differs")
        assert found(folder, WITHOUT_LISTING)[1][:2] == (name, id)


def test_a_wrong_size(folder: Path) -> None:
    (folder / "config.json").write_bytes(b"{}")
    [*_, last] = verify_folder(folder, DOCUMENT, KEYS)
    assert last.message.id == "file-size-wrong"
    assert last.message.params == {"path": "config.json", "size": 2, "wanted": 3}


def test_missing_and_added_files(folder: Path) -> None:
    (folder / "data/train-1.bin").unlink()
    (folder / "data/.hidden").write_bytes(b"")
    (folder / "new").mkdir()
    (folder / "new/x").write_bytes(b"")
    assert found(folder) == [
        SIGNED,
        LISTED,
        ("fails", "file-missing", "data/train-1.bin"),
        ("fails", "file-added", "data/.hidden"),
        ("fails", "file-added", "new/x"),
    ]
    assert found(folder, WITHOUT_LISTING) == [SIGNED, ("fails", "folder-differs", None)]


def test_a_part_of_the_files(folder: Path) -> None:
    (folder / "data/train-1.bin").unlink()
    assert found(folder, partial=True) == [SIGNED, LISTED, WHOLE]
    assert found(folder, WITHOUT_LISTING, partial=True) == [
        SIGNED,
        ("unknown", "folder-needs-listing", None),
    ]


def test_the_notes_of_the_client_are_passed_over_and_nothing_else_beside(folder: Path) -> None:
    notes = folder / ".cache/huggingface/download"
    notes.mkdir(parents=True)
    (notes / "README.md.metadata").write_text("x")
    assert found(folder) == [SIGNED, LISTED, WHOLE]
    (folder / ".cache/other").write_text("x")
    assert found(folder)[2:] == [("fails", "file-added", ".cache/other")]
    ignoring = verify_folder(folder, DOCUMENT, KEYS, ignore=[".cache"])
    assert overall(ignoring) == "holds"


def test_links_are_not_followed(folder: Path) -> None:
    (folder / "config.json").rename(folder.parent / "config.json")
    (folder / "config.json").symlink_to("../config.json")
    (folder / "data").rename(folder.parent / "data")
    (folder / "data").symlink_to(folder.parent / "data")
    assert sorted(found(folder)[2:], key=str) == [
        ("fails", "file-is-link", "config.json"),
        ("fails", "file-is-link", "data"),
    ]


def test_what_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to("loop")
    odd = {(verdict, id, path) for verdict, id, path in found(folder)[2:]}
    assert odd == {
        ("fails", "file-not-regular", "pipe"),
        ("fails", "file-is-link", "loop"),
    }


def test_a_name_that_is_no_text(folder: Path) -> None:
    (folder / os.fsdecode(b"bad\xff\n")).write_bytes(b"")
    assert found(folder)[2:] == [("fails", "file-added", "bad\\udcff\\n")]
    assert found(folder, WITHOUT_LISTING)[1:] == [("fails", "folder-differs", None)]


def test_a_forged_manifest(folder: Path) -> None:
    (folder / "README.md").write_bytes(b"# Forged!\n")
    files = FILES | {"README.md": b"# Forged!\n"}
    forged = manifest(files)
    with_old_signature = ManifestDocument(forged, DOCUMENT.signatures, (), listing(files))
    assert found(folder, with_old_signature)[0][:2] == ("fails", "signature-wrong")
    by_stranger = replace(
        with_old_signature, signatures=(signature(forged, STRANGER),), keys=(key(STRANGER),)
    )
    assert ("fails", "manifest-unproven", None) in found(folder, by_stranger)
    assert found(folder, replace(DOCUMENT, listing=listing(files))) == [
        SIGNED,
        ("fails", "listing-altered", None),
    ]


@pytest.mark.parametrize("shared", [False, True])
def test_the_cache_of_the_client(tmp_path: Path, shared: bool) -> None:
    repository = tmp_path / "hub/models--kenya--sheng"
    snapshot = repository / "snapshots" / COMMIT
    store = tmp_path / "hub/blobs/ab"
    for number, (path, data) in enumerate(FILES.items()):
        blob = repository / "blobs" / str(number)
        blob.parent.mkdir(parents=True, exist_ok=True)
        if shared:
            store.mkdir(parents=True, exist_ok=True)
            (store / str(number)).write_bytes(data)
            blob.symlink_to(f"../../blobs/ab/{number}")
        else:
            blob.write_bytes(data)
        file = snapshot / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.symlink_to(os.path.relpath(blob, file.parent))
    for place in (repository, snapshot):
        assert found(place) == [SIGNED, LISTED, WHOLE]
    (snapshot / "out").symlink_to("/etc/hostname")
    assert found(repository)[2:] == [("fails", "file-is-link", "out")]
    (snapshot / "out").unlink()
    (repository / "blobs/0").resolve().write_bytes(b"# a model\n")
    assert found(repository)[2:] == [("fails", "file-changed", "README.md")]
    (repository / "blobs/1").resolve().unlink()
    (repository / "blobs/0").resolve().write_bytes(FILES["README.md"])
    assert found(repository)[2:] == [("fails", "file-missing", "config.json")]
    (snapshot / "loop").symlink_to("loop")
    assert ("unknown", "file-unreadable", "loop") in found(repository)
    snapshot.rename(snapshot.with_name(OTHER_COMMIT))
    assert found(repository)[2][:2] == ("fails", "folder-missing")
    assert found(repository / "snapshots" / OTHER_COMMIT)[2][:2] == (
        "fails",
        "snapshot-of-another-commit",
    )


def test_no_folder(tmp_path: Path) -> None:
    assert found(tmp_path / "nothing")[2][:2] == ("fails", "folder-missing")
