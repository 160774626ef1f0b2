"""Where contents lie: one interface for a folder and for S3.

Keys are ASCII paths such as `blobs/ab/cd/abcd...`. A put is whole or not at all, and durable when
it returns; what lies under a key never changes, since keys are made of hashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

PIECE = 4 * 1024 * 1024
_KEY = re.compile(r"[a-z]+(?:/[0-9a-z][0-9a-z._-]*)+")
_PREFIX = re.compile(r"(?:[a-z]+(?:/[0-9a-z][0-9a-z._-]*)*/?)?")


class StoredObject(NamedTuple):
    """`modified` in seconds since 1970."""

    key: str
    size: int
    modified: float


class ObjectStore(Protocol):
    def put_bytes(self, key: str, data: bytes | memoryview) -> bool:
        """Whether it was new. Where it is there with this size, its age begins anew. Raises
        `StorageFailure("object-not-written")`."""

    def put_file(self, key: str, path: Path) -> bool:
        """The same with a file, which is moved or sent, and gone afterwards."""

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes `[start, end)`, all of them: an object that ends before `end` is
        `StorageFailure("object-unreadable")`, no such object `StorageFailure("object-missing")`.
        An empty range is answered without looking."""

    def stream(
        self, key: str, start: int = 0, end: int | None = None, size: int = PIECE
    ) -> Iterator[bytes]:
        """The same piece by piece."""

    def size(self, key: str) -> int | None:
        """`None` where there is no such object."""

    def delete(self, key: str) -> None:
        """One that is not there is deleted already."""

    def delete_older(self, key: str, before: float) -> bool:
        """Delete it if it was last put before that moment; whether it did. A put that happens
        meanwhile finds either nothing, and stores it, or saves it by its touch."""

    def keys(self, prefix: str) -> Iterator[StoredObject]:
        """All objects below a prefix of whole names (`blobs` or `blobs/ab`), one by one, in no
        order. What can't be listed is a `StorageFailure`, never left out."""

    def local_path(self, key: str) -> Path | None:
        """The file itself, where there is one on this machine."""

    def presigned(
        self,
        key: str,
        seconds: int,
        *,
        filename: str | None = None,
        content_type: str | None = None,
    ) -> str | None:
        """An address from which anybody may read it for so long, where the store makes such."""

    def ready(self) -> None:
        """Raises `StorageFailure` where it can't be written to."""


def check_key(key: str) -> str:
    """The key. Raises `ValueError`: keys are made by us, of hashes, never by who asks."""
    if not is_key(key):
        raise ValueError(f"not a key: {key[:80]!r}")
    return key


def is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None and ".." not in text


def check_prefix(prefix: str) -> str:
    """The prefix without a slash at its end. Raises `ValueError`."""
    if not _PREFIX.fullmatch(prefix) or ".." in prefix:
        raise ValueError(f"not a prefix of keys: {prefix[:80]!r}")
    return prefix.rstrip("/")
