"""Objects as files below a folder of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOENT, EXDEV
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj
from time import time
from typing import IO

from comity.hub.adapters.objects.store import (
    PIECE,
    StoredObject,
    check_key,
    check_prefix,
    is_key,
)
from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.domain.errors import StorageFailure

TEMPORARY = ".incoming"
LOCKS = ".locks"
PLACE_ATTEMPTS = 5


class FolderObjects:
    """An `ObjectStore`. A file is written beside the others, synced and renamed, and then its
    folder is synced: after a power cut it is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / TEMPORARY
        self._is_rooted = False

    def put_bytes(self, key: str, data: bytes | memoryview) -> bool:
        target = self._path(key)
        try:
            if self._is_there(key, len(data)):
                return False
            with self._temporary() as temporary:
                with temporary.open("xb") as file:
                    file.write(data)
                    _sync(file)
                self._place(temporary, target)
        except OSError as error:
            raise _not_written(key, error) from error
        return True

    def put_file(self, key: str, path: Path) -> bool:
        target = self._path(key)
        try:
            if self._is_there(key, path.stat().st_size):
                path.unlink()
                return False
            with path.open("rb") as file:
                _sync(file)
            self._move(path, target)
        except OSError as error:
            raise _not_written(key, error) from error
        return True

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        path = self._path(key)
        if end is not None and end <= start:
            return b""
        try:
            with path.open("rb") as file:
                file.seek(start)
                data = file.read() if end is None else file.read(end - start)
        except OSError as error:
            raise _unreadable(key, error) from error
        if end is not None and len(data) != end - start:
            raise StorageFailure("object-unreadable", key=key, reason="it ends too early")
        return data

    def stream(
        self, key: str, start: int = 0, end: int | None = None, size: int = PIECE
    ) -> Iterator[bytes]:
        try:
            with self._path(key).open("rb") as file:
                file.seek(start)
                left = (os.fstat(file.fileno()).st_size if end is None else end) - start
                while left > 0:
                    piece = file.read(min(size, left))
                    if not piece:
                        raise StorageFailure("object-unreadable", key=key, reason="it ends early")
                    left -= len(piece)
                    yield piece
        except OSError as error:
            raise _unreadable(key, error) from error

    def size(self, key: str) -> int | None:
        try:
            return self._path(key).stat().st_size
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unreadable(key, error) from error

    def delete(self, key: str) -> None:
        try:
            self._path(key).unlink(missing_ok=True)
        except OSError as error:
            raise _not_written(key, error) from error

    def delete_older(self, key: str, before: float) -> bool:
        path = self._path(key)
        try:
            with file_lock(self._lock(key), wait=True):
                if path.stat().st_mtime >= before:
                    return False
                path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise _not_written(key, error) from error
        return True

    def keys(self, prefix: str) -> Iterator[StoredObject]:
        start = check_prefix(prefix)
        for folder, folders, names in os.walk(self.folder / start, onerror=_not_listed):
            if TEMPORARY in folders:
                folders.remove(TEMPORARY)
            for name in names:
                path = Path(folder) / name
                key = path.relative_to(self.folder).as_posix()
                with suppress(FileNotFoundError):  # deleted meanwhile
                    status = path.stat()
                    if is_key(key):
                        yield StoredObject(key, status.st_size, status.st_mtime)

    def local_path(self, key: str) -> Path | None:
        path = self._path(key)
        return path if path.is_file() else None

    def presigned(
        self,
        key: str,
        seconds: int,
        *,
        filename: str | None = None,
        content_type: str | None = None,
    ) -> str | None:
        return None

    def ready(self) -> None:
        try:
            with self._temporary() as temporary:
                temporary.write_bytes(bytes(4096))  # an empty file needs no room on a full disk
        except OSError as error:
            raise _not_written("", error) from error

    def leftovers(self, older_than: float) -> Iterator[Path]:
        """Temporary files of writers that died, last touched over so many seconds ago."""
        if not self.incoming.is_dir():
            return
        for path in self.incoming.iterdir():
            with suppress(FileNotFoundError):
                if time() - path.stat().st_mtime > older_than:
                    yield path

    def sweep(self, older_than: float) -> int:
        """Remove those; how many there were."""
        found = list(self.leftovers(older_than))
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def _lock(self, key: str) -> Path:
        """Of all objects whose hashes begin alike."""
        return self.folder / LOCKS / key.rpartition("/")[2][:2]

    def _path(self, key: str) -> Path:
        return self.folder / check_key(key)

    @contextmanager
    def _temporary(self) -> Iterator[Path]:
        """A name for a new file, which is gone at the end unless it was moved."""
        self.incoming.mkdir(parents=True, exist_ok=True)
        path = self.incoming / token_hex(16)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _is_there(self, key: str, size: int) -> bool:
        """Whether it is, whole; then its age begins anew, so that no collector takes it for one
        that nobody came to use, not even one that is just looking at it. Who put it may have died
        before it was safe: it is safe now."""
        target = self._path(key)
        try:
            if target.stat().st_size != size:
                return False
            with file_lock(self._lock(key), wait=True, shared=True):
                os.utime(target)
        except FileNotFoundError:
            return False
        self._sync_above(target)
        return True

    def _move(self, path: Path, target: Path) -> None:
        """The same for a file that may lie on another file system, from which none is renamed."""
        try:
            self._place(path, target)
        except OSError as error:
            if error.errno != EXDEV:
                raise
            with self._temporary() as temporary:
                with path.open("rb") as source, temporary.open("xb") as copy:
                    copyfileobj(source, copy, PIECE)
                    _sync(copy)
                self._place(temporary, target)
            path.unlink()

    def _place(self, temporary: Path, target: Path) -> None:
        os.utime(temporary)  # its age counts from now, not from when the upload began
        for _ in range(PLACE_ATTEMPTS):
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # a collector may have removed the empty folder
                temporary.replace(target)
                break
        else:
            raise FileNotFoundError(ENOENT, "the folder is removed again and again")
        self._sync_above(target)

    def _sync_above(self, target: Path) -> None:
        """The folders down to the file, whoever made them: syncing what is safe costs next to
        nothing, and a folder that another process made just now may not be safe yet."""
        for folder in target.parents:
            sync_folder(folder)
            if folder == self.folder:
                break
        if not self._is_rooted:
            sync_folder(self.folder.parent)
            self._is_rooted = True


def _sync(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """What was renamed into the folder stays there after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_written(key: str, error: OSError) -> StorageFailure:
    return StorageFailure("object-not-written", key=key, reason=error.strerror or str(error))


def _unreadable(key: str, error: OSError) -> StorageFailure:
    if isinstance(error, FileNotFoundError):
        return StorageFailure("object-missing", key=key)
    return StorageFailure("object-unreadable", key=key, reason=error.strerror or str(error))


def _not_listed(error: OSError) -> None:
    """A folder that is gone has nothing; one that can't be read must not look empty: a collector
    or a backup would take its objects for missing."""
    if not isinstance(error, FileNotFoundError):
        raise _unreadable(str(error.filename), error)
