"""Writing a file that must not be there yet, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from comity.kernel.adapters.atomic_files import write_atomically
from comity.kernel.domain.errors import Conflict
from comity.kernel.domain.messages import Message


def write_new_file(
    path: Path, data: bytes, *, replace: bool = False, remedy: Message | None = None
) -> None:
    """Raises `Conflict("file-in-use")` with `remedy` where something is there, unless it is a file
    to `replace`; `StorageFailure` where it can't be written."""
    if path.exists() and not (replace and path.is_file()):
        raise Conflict("file-in-use", remedy=remedy, path=str(path))
    write_atomically(path, data)
