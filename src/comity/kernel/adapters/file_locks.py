"""Locks between processes of one machine. The system lets go of them when a process ends, however
it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.kernel.domain.errors import Conflict, StorageFailure


@contextmanager
def file_lock(path: Path, *, wait: bool = False, shared: bool = False) -> Iterator[None]:
    """Hold a lock on `path`, which is made where it is not there.

    Many may hold it `shared`, and then nobody alone. Raises `Conflict("locked")` where it is held
    otherwise and `wait` is off, `StorageFailure` where the file can't be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(path), reason=reason) from error
    try:
        operation = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(descriptor, operation if wait else operation | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Conflict("locked", path=str(path)) from None
        yield
    finally:
        os.close(descriptor)
