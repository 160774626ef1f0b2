"""A file to import: refused by its size before it is read."""

from __future__ import annotations

from pathlib import Path

from comity.kernel.adapters.atomic_files import read_bytes
from comity.kernel.domain.errors import InvalidInput, StorageFailure
from comity.regulation.adapters.text_folder import LARGEST_TEXT


def read_import_file(path: Path) -> bytes:
    """Raises `InvalidInput("file-over-limit")`, or `StorageFailure` where it can't be read."""
    try:
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-read", path=str(path), reason=reason) from None
    if size > LARGEST_TEXT:
        raise InvalidInput("file-over-limit", path=str(path), limit=LARGEST_TEXT)
    return read_bytes(path, LARGEST_TEXT)
