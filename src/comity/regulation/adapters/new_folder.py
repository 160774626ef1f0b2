"""Writing a folder of files whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from comity.kernel.adapters.atomic_files import write_atomically
from comity.kernel.domain.errors import Conflict, StorageFailure
from comity.kernel.domain.messages import Message


def write_new_folder(
    folder: Path,
    files: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    *,
    replacing: str = "",
    remedy: Message | None = None,
) -> int:
    """Write `files` (relative path with `/`: content) as the folder `folder`, which must be empty
    or not there yet, and say how many they were.

    With `replacing`, a suffix such as `.csv`, a folder that holds nothing but files with it is
    replaced; one that holds anything else is `Conflict("folder-holds-other")`. The files are
    written beside the folder and moved into place in one step. Raises `Conflict("folder-in-use")`
    with `remedy`, or `StorageFailure`; each leaves what was there as it was.
    """
    target = folder.resolve()
    check_is_new(target, replacing, remedy)
    made: Path | None = None
    count = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        for name, data in files.items() if isinstance(files, Mapping) else files:
            write_atomically(made / name, data)
            count += 1
        made.chmod(0o755)
        if replacing and target.is_dir() and any(target.iterdir()):
            _exchange(made, target)
        else:
            made.replace(target)
            made = None
    except OSError as error:
        check_is_new(target, replacing, remedy)
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(target), reason=reason) from error
    finally:
        if made is not None:
            rmtree(made, ignore_errors=True)
    return count


def _exchange(made: Path, target: Path) -> None:
    """Put `made` where `target` is, and the other way round."""
    aside = Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    target.replace(aside)
    try:
        made.replace(target)
    except OSError:
        aside.replace(target)
        raise
    aside.replace(made)


def check_is_new(target: Path, replacing: str = "", remedy: Message | None = None) -> None:
    """Raises `Conflict("folder-in-use")` for a file, and for a folder that holds something; with
    `replacing`, `Conflict("folder-holds-other")` for one that holds something else."""
    if not target.is_dir():
        if target.exists():
            raise Conflict("folder-in-use", path=str(target))
        return
    try:
        inside = sorted(target.iterdir())
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-read", path=str(target), reason=reason) from error
    if inside and not replacing:
        raise Conflict("folder-in-use", remedy=remedy, path=str(target))
    for path in inside:
        if path.suffix != replacing or not path.is_file():
            raise Conflict("folder-holds-other", path=str(target), name=path.name)
