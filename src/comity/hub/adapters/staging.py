"""What is coming in: files under way, on the disk that the object store is on where that is one.

Nothing here is trusted yet or named by a row; whatever grows old is removed by the collector.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from time import time
from typing import IO

from comity.kernel.domain.errors import InvalidInput, StorageFailure

_UPLOAD = re.compile(r"[0-9a-f]{16,64}")
COPY = 4 * 1024 * 1024


class Incoming:
    """A file being written, and its SHA-256 so far, where it is `hashed`. Over `limit` bytes is
    `InvalidInput`."""

    def __init__(self, path: Path, file: IO[bytes], limit: int, *, hashed: bool = True) -> None:
        self.path, self.limit, self.size = path, limit, 0
        self._file = file
        self._hash = sha256() if hashed else None

    def write(self, piece: bytes | memoryview) -> None:
        """Raises `InvalidInput("upload-too-large")`, `StorageFailure("cannot-write")`."""
        self.size += len(piece)
        if self.size > self.limit:
            raise InvalidInput("upload-too-large", limit=self.limit)
        if self._hash is not None:
            self._hash.update(piece)
        try:
            self._file.write(piece)
        except OSError as error:
            raise _failure(self.path, error) from error

    @property
    def sha256(self) -> str:
        """Raises `ValueError` where nothing was hashed."""
        if self._hash is None:
            raise ValueError("this file is not hashed on its way")
        return self._hash.hexdigest()

    def close(self) -> None:
        """Everything written is in the file; it need not be on the disk."""
        try:
            self._file.close()
        except OSError as error:
            raise _failure(self.path, error) from error

    def abandon(self) -> None:
        with suppress(OSError):
            self._file.close()
        self.path.unlink(missing_ok=True)


class Staging:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts_folder = folder / "parts"

    def open(self, limit: int, *, hashed: bool = True) -> Incoming:
        """A new file; whoever opens it moves it away or abandons it. One whose bytes are checked
        in another way need not be `hashed`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / token_hex(16)
            return Incoming(path, path.open("xb"), limit, hashed=hashed)
        except OSError as error:
            raise _failure(self.folder, error) from error

    @contextmanager
    def file(self, limit: int) -> Iterator[Incoming]:
        """The same for one block: at its end what was not moved away is gone."""
        incoming = self.open(limit)
        try:
            yield incoming
        finally:
            incoming.abandon()

    @contextmanager
    def folder_for_work(self) -> Iterator[Path]:
        """An empty folder that is gone at the end of the block."""
        path = self.folder / f"work-{token_hex(12)}"
        try:
            path.mkdir(parents=True)
        except OSError as error:
            raise _failure(path, error) from error
        try:
            yield path
        finally:
            rmtree(path, ignore_errors=True)

    def part_path(self, upload: str, number: int) -> Path:
        """Where a part of an upload belongs once it is whole."""
        return self._upload(upload) / f"{number:05}"

    def keep_part(self, upload: str, number: int, incoming: Incoming) -> None:
        """Put a part that is whole into its place; a part sent again replaces the older one."""
        incoming.close()
        target = self.part_path(upload, number)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            incoming.path.replace(target)
        except OSError as error:
            raise _failure(target, error) from error

    def parts(self, upload: str) -> dict[int, int]:
        """Size by number, of the parts that are there."""
        folder = self._upload(upload)
        if not folder.is_dir():
            return {}
        return {int(path.name): path.stat().st_size for path in sorted(folder.iterdir())}

    def joined(self, upload: str, numbers: range, limit: int) -> Incoming:
        """The parts in one file. Raises `InvalidInput("upload-part-missing")`."""
        there = self.parts(upload)
        missing = next((number for number in numbers if number not in there), None)
        if missing is not None:
            raise InvalidInput("upload-part-missing", number=missing)
        incoming = self.open(limit)
        try:
            for number in numbers:
                with self.part_path(upload, number).open("rb") as part:
                    while piece := part.read(COPY):
                        incoming.write(piece)
        except OSError as error:
            incoming.abandon()
            raise _failure(incoming.path, error) from error
        except BaseException:
            incoming.abandon()
            raise
        incoming.close()
        return incoming

    def forget(self, upload: str) -> None:
        """Remove the parts of an upload."""
        rmtree(self._upload(upload), ignore_errors=True)

    def leftovers(self, older_than: float) -> Iterator[Path]:
        """Files and folders last touched over so many seconds ago."""
        for place in (self.folder, self.parts_folder):
            if not place.is_dir():
                continue
            for path in place.iterdir():
                with suppress(FileNotFoundError):
                    if path != self.parts_folder and time() - _touched(path) > older_than:
                        yield path

    def _upload(self, upload: str) -> Path:
        if not _UPLOAD.fullmatch(upload):
            raise ValueError(f"not an upload: {upload[:80]!r}")
        return self.parts_folder / upload


def _touched(path: Path) -> float:
    if not path.is_dir():
        return path.stat().st_mtime
    return max([path.stat().st_mtime, *(it.stat().st_mtime for it in path.rglob("*"))])


def _failure(path: Path, error: OSError) -> StorageFailure:
    return StorageFailure("cannot-write", path=str(path), reason=error.strerror or str(error))


def free_bytes(folder: Path) -> int:
    """What the disk below `folder` has left for us."""
    folder.mkdir(parents=True, exist_ok=True)
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize
