"""Objects as files below a folder of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from time import time

from comity.hub.adapters.objects.store import PIECE, StoredObject, check_key
from comity.kernel.domain.errors import StorageFailure

TEMPORARY = ".incoming"


class FolderObjects:
    """An `ObjectStore`. A file is written beside the others, synced and renamed, and then its
    folder is synced: after a power cut it is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / TEMPORARY

    def put_bytes(self, key: str, data: bytes | memoryview) -> bool:
        target = self._path(key)
        try:
            if self._is_there(target, len(data)):
                return False
            temporary = self._temporary()
            try:
                with temporary.open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                self._place(temporary, target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise _not_written(key, error) from error
        return True

    def put_file(self, key: str, path: Path) -> bool:
        target = self._path(key)
        try:
            if self._is_there(target, path.stat().st_size):
                path.unlink()
                return False
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            self._place(path, target)
        except OSError as error:
            raise _not_written(key, error) from error
        return True

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        try:
            with self._path(key).open("rb") as file:
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

    def keys(self, prefix: str) -> Iterator[StoredObject]:
        start = self.folder / prefix if prefix else self.folder
        for folder, folders, names in os.walk(start):
            if TEMPORARY in folders:
                folders.remove(TEMPORARY)
            for name in names:
                path = Path(folder) / name
                with suppress(FileNotFoundError):  # deleted meanwhile
                    status = path.stat()
                    key = path.relative_to(self.folder).as_posix()
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
            temporary = self._temporary()
            temporary.write_bytes(b"")
            temporary.unlink()
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

    def _path(self, key: str) -> Path:
        return self.folder / check_key(key)

    def _temporary(self) -> Path:
        self.incoming.mkdir(parents=True, exist_ok=True)
        return self.incoming / token_hex(16)

    def _is_there(self, target: Path, size: int) -> bool:
        """Whether it is, whole; then its age begins anew, so that no collector takes it for one
        that nobody came to use."""
        try:
            if target.stat().st_size != size:
                return False
            os.utime(target)
        except FileNotFoundError:
            return False
        return True

    def _place(self, temporary: Path, target: Path) -> None:
        made = [it for it in (target.parent, *target.parent.parents) if not it.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.replace(target)
        except FileNotFoundError:
            # A collector may have removed the empty folder.
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.replace(target)
        os.utime(target)
        for folder in {target.parent, *(it.parent for it in made)}:
            sync_folder(folder)


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
