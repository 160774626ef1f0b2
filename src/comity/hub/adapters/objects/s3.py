"""Objects in a bucket of S3, or of what speaks its protocol, through obstore.

Keys and region come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
`AWS_REGION` ...), an address other than Amazon's from `COMITY_S3_ENDPOINT`. What fails on the way
(500, time-outs, broken connections) is tried again for a while.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from comity.hub.adapters.objects.store import PIECE, StoredObject, check_key
from comity.kernel.domain.errors import InvalidInput, StorageFailure

PART = 16 * 1024 * 1024
RETRY: Any = {
    "max_retries": 8,
    "retry_timeout": timedelta(seconds=90),
    "backoff": {
        "init_backoff": timedelta(milliseconds=100),
        "max_backoff": timedelta(seconds=5),
        "base": 2.0,
    },
}
TIMEOUTS: Any = {"connect_timeout": "5s", "timeout": "60s"}


class S3Objects:
    """An `ObjectStore`. S3 shows an object when it has all of it, so a put needs no renaming."""

    def __init__(self, bucket: str, prefix: str = "", *, endpoint: str = "") -> None:
        """Raises `InvalidInput` where obstore is not installed, or for an address without TLS that
        is not this machine's."""
        try:
            import obstore
            from obstore.store import S3Store
        except ImportError as error:
            raise InvalidInput("s3-not-installed") from error
        self.obstore: Any = obstore
        plain = endpoint.startswith("http://")
        if plain and not _is_loopback(endpoint) and os.environ.get("COMITY_S3_PLAIN") != "1":
            raise InvalidInput("s3-without-tls", endpoint=endpoint)
        options: dict[str, Any] = {"endpoint": endpoint} if endpoint else {}
        client: Any = {**TIMEOUTS, "allow_http": plain}
        self.store = S3Store(
            bucket, prefix=prefix or None, client_options=client, retry_config=RETRY, **options
        )

    def put_bytes(self, key: str, data: bytes | memoryview) -> bool:
        if self.size(key) == len(data):
            self._touch(key)
            return False
        self._write(key, bytes(data))
        return True

    def put_file(self, key: str, path: Path) -> bool:
        if self.size(key) == path.stat().st_size:
            self._touch(key)
            path.unlink()
            return False
        self._write(key, path)
        path.unlink()
        return True

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        try:
            if start == 0 and end is None:
                return bytes(self.obstore.get(self.store, check_key(key)).bytes())
            stop = self._size(key) if end is None else end
            if stop <= start:
                return b""
            data = bytes(self.obstore.get_range(self.store, check_key(key), start=start, end=stop))
        except Exception as error:
            raise self._failure(key, error) from error
        if len(data) != stop - start:
            raise StorageFailure("object-unreadable", key=key, reason="it ends too early")
        return data

    def stream(
        self, key: str, start: int = 0, end: int | None = None, size: int = PIECE
    ) -> Iterator[bytes]:
        """Each piece is asked for by itself: one that breaks off is asked for again."""
        stop = self._size(key) if end is None else end
        for at in range(start, stop, size):
            yield self.read(key, at, min(at + size, stop))

    def size(self, key: str) -> int | None:
        try:
            return int(self.obstore.head(self.store, check_key(key))["size"])
        except FileNotFoundError:
            return None
        except Exception as error:
            raise self._failure(key, error) from error

    def delete(self, key: str) -> None:
        try:
            self.obstore.delete(self.store, check_key(key))
        except FileNotFoundError:
            return
        except Exception as error:
            raise self._failure(key, error) from error

    def keys(self, prefix: str) -> Iterator[StoredObject]:
        try:
            for batch in self.obstore.list(self.store, prefix=prefix or None, chunk_size=1000):
                for each in batch:
                    yield StoredObject(
                        each["path"], int(each["size"]), each["last_modified"].timestamp()
                    )
        except Exception as error:
            raise self._failure(prefix, error) from error

    def local_path(self, key: str) -> Path | None:
        return None

    def presigned(
        self,
        key: str,
        seconds: int,
        *,
        filename: str | None = None,
        content_type: str | None = None,
    ) -> str | None:
        """obstore signs no response headers, so what needs a name or a type is sent by us."""
        if filename or content_type:
            return None
        address = self.obstore.sign(self.store, "GET", check_key(key), timedelta(seconds=seconds))
        return str(address)

    def ready(self) -> None:
        try:
            next(iter(self.obstore.list(self.store, prefix="ready", chunk_size=1)), None)
        except Exception as error:
            raise self._failure("", error) from error

    def _size(self, key: str) -> int:
        size = self.size(key)
        if size is None:
            raise StorageFailure("object-missing", key=key)
        return size

    def _write(self, key: str, data: bytes | Path) -> None:
        try:
            self.obstore.put(self.store, check_key(key), data, chunk_size=PART, max_concurrency=2)
        except Exception as error:
            raise StorageFailure("object-not-written", key=key, reason=_reason(error)) from error

    def _touch(self, key: str) -> None:
        """Copy it upon itself: its age begins anew. A store that refuses that keeps the old age."""
        data = self.read(key)
        self._write(key, data)

    def _failure(self, key: str, error: Exception) -> Exception:
        if isinstance(error, StorageFailure):
            return error
        if isinstance(error, FileNotFoundError):
            return StorageFailure("object-missing", key=key)
        return StorageFailure("object-unreadable", key=key, reason=_reason(error))


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


def _is_loopback(endpoint: str) -> bool:
    host = urlsplit(endpoint).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
