"""Whether a server of this data folder writes to the database, which nobody may replace then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.adapters.folders import data_folder
from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.messages import Message


@contextmanager
def database_kept() -> Iterator[None]:
    """Inside the block nobody replaces the database. Many may keep it at once."""
    with _lock(shared=True):
        yield


@contextmanager
def database_alone() -> Iterator[None]:
    """Inside the block no server of this data folder writes.

    Raises `Conflict("data-folder-taken")` while one runs.
    """
    with _lock(shared=False):
        yield


@contextmanager
def _lock(*, shared: bool) -> Iterator[None]:
    folder = data_folder()
    lock = file_lock(folder / "serve.lock", shared=shared)
    try:
        lock.__enter__()
    except Conflict:
        remedy = Message("data-folder-taken-remedy")
        raise Conflict("data-folder-taken", remedy=remedy, path=str(folder)) from None
    try:
        yield
    finally:
        lock.__exit__(None, None, None)
