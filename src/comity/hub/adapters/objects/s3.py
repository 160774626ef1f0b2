"""Objects in a bucket of S3, or of what speaks its protocol, through obstore.

Keys and region come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
`AWS_REGION` ...), an address other than Amazon's from `COMITY_S3_ENDPOINT`; one without TLS is
taken only for this machine, or with `COMITY_S3_PLAIN=1`. What fails on the way
(500, time-outs, broken connections) is tried again for a while.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlsplit

from comity.hub.adapters.objects.s3_signing import disposition, signed_again
from comity.hub.adapters.objects.store import (
    PIECE,
    StoredObject,
    check_key,
    check_prefix,
    is_key,
)
from comity.kernel.domain.errors import InvalidInput, StorageFailure

PART = 16 * 1024 * 1024
RENEWED_AFTER = 3600
"""What is put again after so many seconds is sent again, so that its age begins anew; a collector
must leave alone what is younger than twice that."""
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
        return self._put(key, data, len(data))

    def put_file(self, key: str, path: Path) -> bool:
        try:
            is_new = self._put(key, path, path.stat().st_size)
            path.unlink()
        except OSError as error:
            raise _not_written(key, error) from error
        return is_new

    def read(self, key: str, start: int = 0, end: int | None = None) -> bytes:
        check_key(key)
        if end is None:
            return b"".join(self.stream(key, start, size=PART))
        if end <= start:
            return b""
        try:
            data = bytes(self.obstore.get_range(self.store, key, start=start, end=end))
        except Exception as error:
            raise _unreadable(key, error) from error
        if len(data) != end - start:
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
        found = self._head(key)
        return None if found is None else int(found["size"])

    def delete(self, key: str) -> None:
        try:
            self.obstore.delete(self.store, check_key(key))
        except FileNotFoundError:
            return
        except Exception as error:
            raise _not_written(key, error) from error

    def delete_older(self, key: str, before: float) -> bool:
        # S3 can't delete on a condition of time; between the two requests lie milliseconds, and
        # whoever calls this has seen for hours that nothing refers to the object.
        found = self._head(key)
        if found is None or found["last_modified"].timestamp() >= before:
            return False
        self.delete(key)
        return True

    def keys(self, prefix: str) -> Iterator[StoredObject]:
        start = check_prefix(prefix) or None
        try:
            for batch in self.obstore.list(self.store, prefix=start, chunk_size=1000):
                for each in batch:
                    if is_key(each["path"]):
                        modified = each["last_modified"].timestamp()
                        yield StoredObject(each["path"], int(each["size"]), modified)
        except Exception as error:
            raise _unreadable(prefix, error) from error

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
        """`None` also where a name or a type is wanted and the secret key does not stand in the
        environment, but comes from the machine's role: such a file is sent by us."""
        answer = {}
        if content_type is not None:
            answer["response-content-type"] = content_type
        if filename is not None:
            answer["response-content-disposition"] = disposition(filename)
        try:
            address = str(
                self.obstore.sign(self.store, "GET", check_key(key), timedelta(seconds=seconds))
            )
        except Exception as error:
            raise _unreadable(key, error) from error
        if not answer:
            return address
        secret = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
        if not secret or signed_again(address, secret, {}) != address:
            return None
        return signed_again(address, secret, answer)

    def ready(self) -> None:
        """Whether the bucket answers; a right to write that is missing shows at the first put."""
        try:
            next(iter(self.obstore.list(self.store, prefix="ready", chunk_size=1)), None)
        except Exception as error:
            raise StorageFailure("object-unreadable", key="", reason=_reason(error)) from error

    def _put(self, key: str, data: bytes | memoryview | Path, size: int) -> bool:
        """A large one goes in parts and shows when the last has come. Of parts whose sender died
        the bucket's own rule must dispose (AbortIncompleteMultipartUpload)."""
        there = self._head(key)
        if there is None and size <= PART:
            try:
                self._write(key, data, mode="create")
                return True
            except self.obstore.exceptions.AlreadyExistsError:
                there = self._head(key)
            except Exception as error:
                if not self._is_unknown_there(error):
                    raise _not_written(key, error) from error
        if there is not None and int(there["size"]) == size:
            age = time() - there["last_modified"].timestamp()
            if age < RENEWED_AFTER:
                return False
        try:
            self._write(key, data, mode="overwrite")
        except Exception as error:
            raise _not_written(key, error) from error
        return there is None or int(there["size"]) != size

    def _is_unknown_there(self, error: Exception) -> bool:
        """Not everything that speaks S3 knows writing on condition: then it is written without,
        which is as good, since what has the same key is the same."""
        unsupported = isinstance(error, self.obstore.exceptions.NotSupportedError)
        return unsupported or "501" in str(error)

    def _write(self, key: str, data: bytes | memoryview | Path, *, mode: str) -> None:
        self.obstore.put(self.store, key, data, mode=mode, chunk_size=PART, max_concurrency=2)

    def _head(self, key: str) -> Mapping[str, Any] | None:
        try:
            found: Mapping[str, Any] = self.obstore.head(self.store, check_key(key))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise _unreadable(key, error) from error
        return found

    def _size(self, key: str) -> int:
        size = self.size(key)
        if size is None:
            raise StorageFailure("object-missing", key=key)
        return size


def _unreadable(key: str, error: Exception) -> StorageFailure:
    if isinstance(error, FileNotFoundError):
        return StorageFailure("object-missing", key=key)
    return StorageFailure("object-unreadable", key=key, reason=_reason(error))


def _not_written(key: str, error: Exception) -> StorageFailure:
    return StorageFailure("object-not-written", key=key, reason=_reason(error))


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


def _is_loopback(endpoint: str) -> bool:
    host = urlsplit(endpoint).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
