"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from comity.kernel.domain.errors import InvalidInput, StorageFailure


def write_atomically(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write `data` to `path`, whole or not at all. Raises `StorageFailure("cannot-write")`."""
    with atomic_file(path, mode=mode) as file:
        file.write(data)


@contextmanager
def atomic_file(path: Path, *, mode: int = 0o644) -> Iterator[IO[bytes]]:
    """A file to write to: a temporary one beside `path`, which at the end is synced and renamed.

    A crash leaves the old file or the new one. Raises `StorageFailure("cannot-write")` where the
    folder is read-only, the disk full, or the path a folder. After any error nothing is left.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise StorageFailure(
            "cannot-write", path=str(path), reason=error.strerror or str(error)
        ) from error


def read_bytes(path: Path, limit: int) -> bytes:
    """The content of a file of at most `limit` bytes. Raises `StorageFailure("cannot-read")` where
    it is missing or unreadable, `InvalidInput("file-over-limit")` where it is larger."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise StorageFailure(
            "cannot-read", path=str(path), reason=error.strerror or str(error)
        ) from error
    if len(data) > limit:
        raise InvalidInput("file-over-limit", path=str(path), limit=limit)
    return data
