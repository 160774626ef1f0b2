"""What is coming in: files under way, on the disk that the object store is on where that is one.

Nothing here is trusted yet or named by a row; whatever grows old is removed by the collector.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha1, sha256
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from time import time
from typing import IO

from comity.hub.adapters.kept_parts import KeptPart, UploadParts
from comity.kernel.domain.errors import InvalidInput, StorageFailure

BUFFER = 128 * 1024  # for small pieces; what is larger is written as it came, uncopied


class Incoming:
    """A file being written, and its SHA-256 so far, where it is `hashed`. Over `limit` bytes is
    `InvalidInput`."""

    def __init__(
        self,
        path: Path,
        file: IO[bytes],
        limit: int,
        *,
        hashed: bool = True,
        blob_size: int | None = None,
    ) -> None:
        self.path, self.limit, self.size, self.blob_size = path, limit, 0, blob_size
        self.hashed = hashed
        self._file = file
        self._sha256 = sha256() if hashed else None
        self._blob = None
        if blob_size is not None:
            self._blob = sha1(b"blob %d\0" % blob_size, usedforsecurity=False)

    def write(self, piece: bytes | memoryview) -> None:
        """Raises `InvalidInput("upload-too-large")`, `StorageFailure("cannot-write")`."""
        self.size += len(piece)
        if self.size > self.limit:
            raise InvalidInput("upload-too-large", limit=self.limit)
        if self._sha256 is not None:
            self._sha256.update(piece)
        if self._blob is not None:
            self._blob.update(piece)
        try:
            self._file.write(piece)
        except OSError as error:
            raise _failure(self.path, error) from error

    @property
    def sha256(self) -> str:
        """Raises `ValueError` where it was not to be hashed."""
        if self._sha256 is None:
            raise ValueError("this file is not hashed on its way")
        return self._sha256.hexdigest()

    @property
    def blob_oid(self) -> str:
        """git's id of the content, whose size was told at opening. Raises
        `InvalidInput("upload-size-wrong")` where it came otherwise."""
        if self._blob is None or self.blob_size is None:
            raise ValueError("opened without the size of the blob")
        if self.size != self.blob_size:
            raise InvalidInput("upload-size-wrong", size=self.size, expected=self.blob_size)
        return self._blob.hexdigest()

    def close(self) -> None:
        """Everything written is in the file; it need not be on the disk."""
        try:
            self._file.close()
        except OSError as error:
            raise _failure(self.path, error) from error

    def abandon(self) -> None:
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self.path.unlink()


class Staging:
    """Files that come in one go, and in `parts` those of uploads that come in several."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts_folder = folder / "parts"

    def open(self, limit: int, *, hashed: bool = True, blob_size: int | None = None) -> Incoming:
        """A new file; whoever opens it moves it away or abandons it. One whose bytes are checked
        in another way need not be `hashed`; with `blob_size` its git id is computed too."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self.folder / token_hex(16)
            return Incoming(
                path, path.open("xb", BUFFER), limit, hashed=hashed, blob_size=blob_size
            )
        except OSError as error:
            raise _failure(self.folder, error) from error

    @contextmanager
    def file(
        self, limit: int, *, hashed: bool = True, blob_size: int | None = None
    ) -> Iterator[Incoming]:
        """The same for one block: at its end what was not moved away is gone."""
        incoming = self.open(limit, hashed=hashed, blob_size=blob_size)
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

    def keep_part(self, upload: str, number: int, incoming: Incoming) -> KeptPart:
        """Put a part that is whole into its place; a part sent again replaces the older one. Only
        of a part that was `hashed` can it be told later whether it is as it came."""
        incoming.close()
        parts = UploadParts(self.parts_folder, upload)
        digest = incoming.sha256 if incoming.hashed else None
        return parts.keep(number, incoming.path, digest)

    def kept_parts(self, upload: str) -> dict[int, KeptPart]:
        """What is there of an upload, by number, so that the rest can be sent."""
        return UploadParts(self.parts_folder, upload).kept()

    def parts(self, upload: str) -> dict[int, int]:
        """The sizes alone."""
        return {number: part.size for number, part in self.kept_parts(upload).items()}

    def joined(
        self, upload: str, numbers: range, limit: int, *, sha256: str | None = None
    ) -> Incoming:
        """The parts in one file, which has the hash `sha256` if one is given; the parts stay.

        Raises `InvalidInput("upload-part-missing")`, also for a part that is not as it came (after
        a power cut), which is removed so that it can be sent again; `InvalidInput(
        "upload-hash-wrong")` where all are as they came and the whole is not what was told."""
        parts = UploadParts(self.parts_folder, upload)
        there = parts.kept()
        for number in numbers:
            if number not in there:
                raise InvalidInput("upload-part-missing", number=number)
        incoming = self.open(limit)
        try:
            for number in numbers:
                for piece in parts.pieces(there[number]):
                    incoming.write(piece)
            incoming.close()
            if sha256 is not None and incoming.sha256 != sha256:
                damaged = [number for number in numbers if not parts.verify(there[number])]
                if damaged:
                    raise InvalidInput("upload-part-missing", number=damaged[0])
                raise InvalidInput("upload-hash-wrong", sha256=incoming.sha256, expected=sha256)
        except BaseException:
            incoming.abandon()
            raise
        return incoming

    def forget(self, upload: str) -> None:
        """Remove the parts of an upload."""
        UploadParts(self.parts_folder, upload).forget()

    def leftovers(self, older_than: float) -> Iterator[Path]:
        """Files and folders last touched over so many seconds ago."""
        for place in (self.folder, self.parts_folder):
            if not place.is_dir():
                continue
            for path in place.iterdir():
                with suppress(FileNotFoundError):
                    if path != self.parts_folder and time() - _touched(path) > older_than:
                        yield path

    def sweep(self, older_than: float) -> int:
        """Remove those; how many there were."""
        found = list(self.leftovers(older_than))
        for path in found:
            if path.is_dir():
                rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return len(found)


def free_bytes(folder: Path) -> int:
    """What the disk below `folder` has left for us."""
    folder.mkdir(parents=True, exist_ok=True)
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize


def _touched(path: Path) -> float:
    if not path.is_dir():
        return path.stat().st_mtime
    return max([path.stat().st_mtime, *(it.stat().st_mtime for it in path.rglob("*"))])


def _failure(path: Path, error: OSError) -> StorageFailure:
    return StorageFailure("cannot-write", path=str(path), reason=error.strerror or str(error))
