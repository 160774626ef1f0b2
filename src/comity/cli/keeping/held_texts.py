"""Texts out of a backup: staged beside the folder, then put in place one by one."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.kernel.domain.backups import TEXTS
from comity.kernel.domain.errors import StorageFailure
from comity.kernel.formats.backup_archive import ArchiveReader


@contextmanager
def staged_texts(archive: ArchiveReader, folder: Path) -> Iterator[Callable[[], int]]:
    """Writes all texts out, so that neither damage nor a full disk is found out too late; what it
    gives puts them in place, and says how many. Texts that only the folder has stay."""
    names = [it.name for it in archive.manifest.members if it.name.startswith(TEXTS)]
    if not names:
        yield lambda: 0
        return
    stage = folder / f".restoring-{secrets.token_hex(4)}"
    with _failures_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(".restoring-*"):
            shutil.rmtree(left, ignore_errors=True)
        stage.mkdir(mode=0o700)
    try:
        with _failures_told(folder):
            for name in names:
                with (stage / name.removeprefix(TEXTS)).open("wb") as file:
                    file.writelines(archive.chunks(name))
        yield lambda: _put_in_place(stage, folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put_in_place(stage: Path, folder: Path) -> int:
    texts = 0
    with _failures_told(folder):
        for path in sorted(stage.iterdir()):  # a note (.json) stands before its text (.txt)
            path.replace(folder / path.name)
            texts += path.suffix == ".txt"
    return texts


@contextmanager
def _failures_told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(folder), reason=reason) from error
