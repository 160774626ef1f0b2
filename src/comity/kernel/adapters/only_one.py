"""Let only one process at a time do something, on this machine and on all that share a database."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.adapters.folders import data_folder
from comity.kernel.domain.errors import Conflict

SPACE = 0xC0A1
"""Keeps our advisory locks apart from those of other programs in the same database."""


@contextmanager
def only_one(name: str, *, wait: bool = False) -> Iterator[None]:
    """Raises `Conflict("locked")` where another is at it and `wait` is off."""
    with file_lock(data_folder() / f"{name}.lock", wait=wait):
        if connection.vendor != "postgresql":
            yield
            return
        key = [SPACE, zlib.crc32(name.encode()) & 0x7FFFFFFF]
        with connection.cursor() as cursor:
            take = "pg_advisory_lock" if wait else "pg_try_advisory_lock"
            cursor.execute(f"SELECT {take}(%s, %s)", key)  # one of two names
            if cursor.fetchone() == (False,):
                raise Conflict("locked", path=name)
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
