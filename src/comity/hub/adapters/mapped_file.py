"""A file as memory, of which what was read already counts as ours no longer."""

from __future__ import annotations

from mmap import ACCESS_COPY, ACCESS_READ, MADV_DONTNEED, mmap
from pathlib import Path

STEP = 4 * 1024 * 1024


class MappedFile:
    """A `private` view counts as memory that may be written to, which never reaches the file.
    Raises `OSError`, and `ValueError` for a file without a byte."""

    def __init__(self, path: Path, *, private: bool = False) -> None:
        with path.open("rb") as file:
            access = ACCESS_COPY if private else ACCESS_READ
            self._pages = mmap(file.fileno(), 0, access=access)
        self.view = memoryview(self._pages)
        self._begin = 0

    def passed(self, offset: int) -> None:
        """What lies before is let go of, some at a time; who asks for it again gets it again."""
        end = offset - offset % STEP
        if end > self._begin:
            self._pages.madvise(MADV_DONTNEED, self._begin, end - self._begin)
            self._begin = end
