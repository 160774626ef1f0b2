"""Whole files, put together from chunks: a cache with a limit, on this machine's disk.

A file gets its name only after its SHA-256 was found right and it was synced, so whatever has a
name is whole, also after a power cut. One process makes a file, others wait for it. Removing a
file that is being sent is harmless: who has it open keeps it to the end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256 as new_sha256
from pathlib import Path
from queue import Queue
from secrets import token_hex
from threading import Thread

from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.domain.errors import IntegrityFailure, StorageFailure

Pieces = Callable[[], Iterable[bytes]]
TEMPORARY = ".making"


class AssembledFiles:
    def __init__(self, folder: Path, limit: int) -> None:
        self.folder, self.limit = folder, limit

    def get(self, sha256: str) -> Path | None:
        """The file, which now counts as used, or `None`."""
        path = self._path(sha256)
        try:
            os.utime(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageFailure(
                "cannot-read", path=str(path), reason=error.strerror or str(error)
            ) from error
        return path

    def build(self, sha256: str, size: int, pieces: Pieces) -> Path:
        """The file, made of `pieces` where it is not there. Raises
        `IntegrityFailure("assembled-wrong")` where they are not what the hash says; nothing is kept
        then."""
        with file_lock(self.folder / "locks" / sha256[:3], wait=True):
            found = self.get(sha256)
            if found is not None:
                return found
            self._make_room(size)
            return self._built(sha256, size, pieces)

    def _built(self, sha256: str, size: int, pieces: Pieces) -> Path:
        target = self._path(sha256)
        temporary = self.folder / TEMPORARY / token_hex(16)
        try:
            temporary.parent.mkdir(parents=True, exist_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                found, length = _written(temporary, pieces())
                if (found, length) != (sha256, size):
                    raise IntegrityFailure("assembled-wrong", sha256=sha256)
                temporary.replace(target)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise StorageFailure(
                "cannot-write", path=str(target), reason=error.strerror or str(error)
            ) from error
        return target

    def forget(self, sha256: str) -> None:
        self._path(sha256).unlink(missing_ok=True)

    def files(self) -> Iterator[tuple[Path, int, float]]:
        """Each file, its size, and when it was last used."""
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            with suppress(FileNotFoundError):
                status = path.stat()
                yield path, status.st_size, status.st_mtime

    def _make_room(self, size: int) -> None:
        """Remove what was used longest ago, until there is room for `size` bytes more."""
        held = sorted(self.files(), key=lambda each: each[2])
        total = sum(each[1] for each in held) + size
        for path, freed, _ in held:
            if total <= self.limit:
                return
            path.unlink(missing_ok=True)
            total -= freed

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(f"not a SHA-256: {sha256[:80]!r}")
        return self.folder / sha256[:2] / sha256


def _written(path: Path, pieces: Iterable[bytes]) -> tuple[str, int]:
    """SHA-256 and size of what was written; hashing goes on beside writing."""
    digest = new_sha256()
    waiting: Queue[bytes | None] = Queue(maxsize=4)

    def hashing() -> None:
        while (piece := waiting.get()) is not None:
            digest.update(piece)

    thread = Thread(target=hashing, name="hashing")
    thread.start()
    length = 0
    try:
        with path.open("xb") as file:
            for piece in pieces:
                waiting.put(piece)
                file.write(piece)
                length += len(piece)
            file.flush()
            os.fsync(file.fileno())
    finally:
        waiting.put(None)
        thread.join()
    return digest.hexdigest(), length
