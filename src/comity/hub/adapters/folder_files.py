"""The files of a folder on disk, hashed, as a client left them there.

Two layouts are known, that of `hf download --local-dir` (files, and the client's notes below
`.cache/huggingface`, which are passed over) and that of the client's cache
(`models--a--b/snapshots/COMMIT/...`, links to `models--a--b/blobs` or to the `blobs` that all
repositories of the cache share). A link that leads anywhere else is not followed.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from comity.hub.domain.findings import Finding, fails, shown, unknown
from comity.hub.domain.git.objects import blob_id_of, pointer_blob_id
from comity.kernel.domain.messages import Message

CLIENT_NOTES = ".cache/huggingface"
PIECE = 1024 * 1024  # bytes read at once


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as it lies on disk; `path` in the form (NFC) that repositories use."""

    path: str
    size: int
    sha256: str
    blob_id: str

    @property
    def git_oids(self) -> tuple[str, str]:
        """What git may name it: its content, or the pointer to it."""
        return self.blob_id, pointer_blob_id(self.sha256, self.size)


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder that holds the files, and the folders that its links may lead into."""

    files: Path
    blobs: tuple[Path, ...] = ()
    commit: str | None = None


def layout_of(folder: Path, commit: str) -> Layout:
    """Where the files of `commit` lie, if `folder` is part of a cache; else the folder itself."""
    if (folder / "snapshots").is_dir() and "--" in folder.name:
        repository, snapshot = folder, folder / "snapshots" / commit
    elif folder.parent.name == "snapshots" and (folder.parent.parent / "blobs").is_dir():
        repository, snapshot = folder.parent.parent, folder
    else:
        return Layout(folder)
    blobs = (repository / "blobs", repository.parent / "blobs")
    return Layout(snapshot, tuple(path.resolve() for path in blobs), snapshot.name)


def read_folder(layout: Layout, ignore: Collection[str] = ()) -> Iterator[FoundFile | Finding]:
    """Every file, in no order; a finding in the place of what can't or may not be read.

    `ignore` names paths, of files or whole folders, that are not looked at.
    """
    passed_over = {CLIENT_NOTES, *ignore}
    waiting = [(layout.files, "")]
    while waiting:
        folder, inside = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError as error:
            yield unknown(Message("folder-unreadable", _about(inside or ".", error)))
            continue
        for entry in found:
            path = normalize("NFC", f"{inside}/{entry.name}" if inside else entry.name)
            if path in passed_over:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), path))
            else:
                yield _read(Path(entry.path), path, layout)


def _read(file: Path, path: str, layout: Layout) -> FoundFile | Finding:
    try:
        if file.is_symlink():
            target = Path(os.path.realpath(file, strict=bool(layout.blobs)))
            if not any(target.is_relative_to(blobs) for blobs in layout.blobs):
                return fails(Message("file-is-link", {"path": shown(path)}))
            file = target
        return _hashed(file, path)
    except FileNotFoundError:  # a link into the cache whose blob is gone
        return fails(Message("file-missing", {"path": shown(path)}))
    except OSError as error:
        return unknown(Message("file-unreadable", _about(path, error)))


def _hashed(file: Path, path: str) -> FoundFile | Finding:
    # Not to wait for a pipe, nor to follow a link put there since.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(file, flags | getattr(os, "O_BINARY", 0))
    with io.FileIO(descriptor, "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            return fails(Message("file-not-regular", {"path": shown(path)}))
        content, blob, size = sha256(), blob_id_of(status.st_size), 0
        buffer = memoryview(bytearray(PIECE))
        while count := opened.readinto(buffer):
            content.update(buffer[:count])
            blob.update(buffer[:count])
            size += count
        if size != status.st_size:
            return unknown(Message("file-changing", {"path": shown(path)}))
    return FoundFile(path, size, content.hexdigest(), blob.id())


def _about(path: str, error: OSError) -> dict[str, str]:
    return {"path": shown(path), "problem": error.strerror or type(error).__name__}
