"""What the hub holds, into a folder beside a backup and back: contents, and the keys that sign.

A copy made before is gone on with: only what it lacks is written. Names are hashes, so what has the
right name and size is the right content; `comity hub scrub` reads them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir

from comity.hub.adapters.objects.folder import FolderObjects
from comity.hub.adapters.objects.store import ObjectStore
from comity.kernel.adapters.atomic_files import read_bytes, write_atomically
from comity.kernel.domain.errors import StorageFailure

KEYS, ASSEMBLY_KEYS = "keys", "assembly-keys"
OBJECTS = "objects"
LARGEST_KEY = 64 * 1024
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Copied:
    """Objects that are there now, and of these the ones that were written, with their bytes."""

    objects: int
    written: int
    size: int
    keys: int


def copy_out(
    store: ObjectStore, keys: Mapping[str, Path], folder: Path, progress: Progress
) -> Copied:
    """Copy the store and the folders of keys, by their names there, into `folder`. Raises
    `StorageFailure`."""
    target = FolderObjects(folder / OBJECTS)
    target.ready()  # of an empty hub too, the folder is there afterwards
    copied = _copy(store, target, progress)
    return Copied(*copied, sum(_copy_keys(keys[name], folder / name) for name in keys))


def copy_back(
    folder: Path, store: ObjectStore, keys: Mapping[str, Path], progress: Progress
) -> Copied:
    """Copy from `folder` what the store lacks. Keys that are there already are left alone. Raises
    `StorageFailure("no-objects-folder")` where `folder` is no such copy."""
    if not (folder / OBJECTS).is_dir():
        raise StorageFailure("no-objects-folder", path=str(folder))
    copied = _copy(FolderObjects(folder / OBJECTS), store, progress)
    return Copied(*copied, sum(_copy_keys(folder / name, keys[name]) for name in keys))


def _copy(source: ObjectStore, target: ObjectStore, progress: Progress) -> tuple[int, int, int]:
    objects = written = size = 0
    for each in source.keys(""):
        objects += 1
        if target.size(each.key) != each.size:
            _copy_one(source, target, each.key)
            written += 1
            size += each.size
        progress(1)
    return objects, written, size


def _copy_one(source: ObjectStore, target: ObjectStore, key: str) -> None:
    """By way of a file, so that none is held in memory."""
    with _beside(target) as path:
        try:
            with path.open("xb") as file:
                file.writelines(source.stream(key))
        except OSError as error:
            reason = error.strerror or str(error)
            raise StorageFailure("cannot-write", path=str(path), reason=reason) from error
        target.put_file(key, path)


@contextmanager
def _beside(target: ObjectStore) -> Iterator[Path]:
    """A name for a file from which the target can take it by renaming, where it is a folder."""
    folder = target.incoming if isinstance(target, FolderObjects) else Path(gettempdir())
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / token_hex(16)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _copy_keys(source: Path, target: Path) -> int:
    if not source.is_dir():
        return 0
    found = [it for it in sorted(source.iterdir()) if it.is_file() and not it.name.startswith(".")]
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in found:
        if not (target / path.name).exists():
            write_atomically(target / path.name, read_bytes(path, LARGEST_KEY), mode=0o600)
    target.chmod(0o700)
    return len(found)
