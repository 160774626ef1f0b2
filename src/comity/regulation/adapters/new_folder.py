"""Writing a folder of files whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from comity.kernel.adapters.atomic_files import write_atomically
from comity.kernel.domain.errors import Conflict, StorageFailure


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` (relative path with `/`: content) as the folder `folder`, which must be empty
    or not there yet.

    They are written beside it and moved into place in one step. Raises `Conflict("folder-in-use")`,
    or `StorageFailure`; either leaves what was there as it was.
    """
    target = folder.resolve()
    check_is_new(target)
    made: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        for name, data in files.items():
            write_atomically(made / name, data)
        made.chmod(0o755)
        made.replace(target)
        made = None
    except OSError as error:
        check_is_new(target)
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(target), reason=reason) from error
    finally:
        if made is not None:
            rmtree(made, ignore_errors=True)


def check_is_new(target: Path) -> None:
    """Raises `Conflict("folder-in-use")` for a file, and for a folder that holds something."""
    if target.is_dir():
        try:
            empty = not any(target.iterdir())
        except OSError as error:
            reason = error.strerror or str(error)
            raise StorageFailure("cannot-read", path=str(target), reason=reason) from error
    else:
        empty = not target.exists()
    if not empty:
        raise Conflict("folder-in-use", path=str(target))
