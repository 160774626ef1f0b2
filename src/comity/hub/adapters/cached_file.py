"""A file of this machine, read without waiting where the system has it in memory."""

from __future__ import annotations

import os
from pathlib import Path

AT_ONCE = 256 * 1024
"""Bytes of a piece from memory: small enough for the processor's own cache, and some 50 µs."""
FROM_DISK = 2 * 1024 * 1024
"""Bytes of a piece that is worth another thread."""

_NO_WAIT = getattr(os, "RWF_NOWAIT", 0)


class CachedFile:
    """Raises `OSError` where it can't be opened or read."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._piece = memoryview(bytearray(AT_ONCE))
        self._asks = bool(_NO_WAIT)

    def from_memory(self, start: int, end: int) -> bytes:
        """What of `[start, end)` is at hand, from its start; `b""` where nothing is."""
        if not self._asks:
            return b""
        piece = self._piece[: end - start]
        try:
            count = os.preadv(self._file.fileno(), [piece], start, _NO_WAIT)
        except BlockingIOError:
            return b""
        except OSError:  # not every file system can tell
            self._asks = False
            return b""
        return bytes(piece[:count])

    def from_disk(self, start: int, end: int) -> bytes:
        """The same after some waiting; `b""` only where the file ends."""
        return os.pread(self._file.fileno(), min(FROM_DISK, end - start), start)

    def close(self) -> None:
        self._file.close()
