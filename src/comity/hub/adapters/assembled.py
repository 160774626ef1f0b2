"""Whole files, put together from chunks: a cache with a limit, on this machine's disk.

Whatever has a name is whole: a file gets it only after its size and SHA-256 were found right. It is
not synced then, which would cost more than making it. So it lies below a folder named by the boot
of the machine: after a power cut that folder is another boot's, and is not read. `sweep` syncs what
is an hour old and gives it its lasting name.

One process makes a file, others wait for it. A file that is being sent may be removed: who has it
open keeps it to the end, and what was asked for just now is left alone until it can be opened. So
the cache may outgrow its limit by what was asked for within `JUST_NOW` seconds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from time import monotonic, sleep, time
from typing import NamedTuple

from comity.hub.adapters.written_pieces import write_pieces
from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.domain.errors import Conflict, IntegrityFailure, StorageFailure

Pieces = Callable[[], Iterable[bytes]]
MAKING, BOOTS, LOCKS = "making", "boots", "locks"
JUST_NOW = 10.0
SETTLED_AFTER = 3600.0
LOOK_EVERY = 30.0
WAIT = 0.02
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class HeldFile(NamedTuple):
    """`used` in seconds since 1970."""

    path: Path
    size: int
    used: float


class AssembledFiles:
    def __init__(self, folder: Path, limit_bytes: int, *, patience: float = 900.0) -> None:
        """`patience`: seconds to wait for a file that another makes."""
        self.folder, self.limit, self.patience = folder, limit_bytes, patience
        self.boot = _boot()
        self._room, self._looked = 0, -LOOK_EVERY

    def get(self, sha256: str) -> Path | None:
        """The file, which now counts as used, or `None`."""
        for path in self._paths(sha256):
            try:
                os.utime(path)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise _failure("cannot-read", path, error) from error
            return path
        return None

    def build(self, sha256: str, size: int, pieces: Pieces) -> Path:
        """The file, made of `pieces` where it is not there. Raises
        `IntegrityFailure("assembled-wrong")` where they are not what size and hash say; nothing is
        kept then. `StorageFailure("assembled-busy")` where another takes too long to make it."""
        found = self.get(sha256)
        if found is not None:
            return found
        with self._alone(sha256):
            return self.get(sha256) or self._built(sha256, size, pieces)

    def forget(self, sha256: str) -> None:
        for path in reversed(self._paths(sha256)):  # the other order would race with `sweep`
            path.unlink(missing_ok=True)

    def files(self) -> Iterator[HeldFile]:
        """Each file once, by the name to remove first."""
        seen: set[int] = set()
        for folder in dict.fromkeys((self._unsettled, self.folder)):
            for path in folder.glob("[0-9a-f][0-9a-f]/*"):
                with suppress(FileNotFoundError):
                    status = path.stat()
                    if status.st_ino not in seen:
                        seen.add(status.st_ino)
                        yield HeldFile(path, status.st_size, status.st_mtime)

    def sweep(self, settled_after: float = SETTLED_AFTER) -> None:
        """Remove what dead makers and other boots left, and give lasting names to what was not
        used for so many seconds; by then it lies on the disk and syncing it is quick."""
        try:
            self._remove_leftovers()
            if self.boot:
                for path in self._unsettled.glob("[0-9a-f][0-9a-f]/*"):
                    with suppress(FileNotFoundError):
                        if time() - path.stat().st_mtime > settled_after:
                            self._settle(path)
        except OSError as error:
            raise _failure("cannot-write", self.folder, error) from error

    def _built(self, sha256: str, size: int, pieces: Pieces) -> Path:
        target = self._paths(sha256)[-1]
        temporary = self.folder / MAKING / sha256
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._reserve(temporary, size)
                digest, length = write_pieces(temporary, pieces(), size, sync=not self.boot)
                if (digest, length) != (sha256, size):
                    raise IntegrityFailure("assembled-wrong", sha256=sha256)
                temporary.replace(target)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise _failure("cannot-write", target, error) from error
        return target

    @contextmanager
    def _alone(self, sha256: str) -> Iterator[None]:
        """While this lasts, nobody else makes the file, in any process."""
        until = monotonic() + self.patience
        with ExitStack() as held:
            while True:
                try:
                    held.enter_context(file_lock(self._lock(sha256)))
                    break
                except Conflict as error:
                    if monotonic() > until:
                        raise StorageFailure("assembled-busy", sha256=sha256) from error
                    sleep(WAIT)
            yield

    def _reserve(self, temporary: Path, size: int) -> None:
        """Room for the file, which has its full length from now on, so that others count it.
        Looking through the cache costs time: what was found last is good for a while, and for an
        eighth of the room it found, so that eight processes may find the same."""
        with file_lock(self.folder / LOCKS / "room", wait=True):
            looked_lately = monotonic() - self._looked < LOOK_EVERY
            if not (looked_lately and size <= self._room and size < _free(self.folder)):
                self._make_room(size)
            self._room -= size
            temporary.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as file:
                file.truncate(size)

    def _make_room(self, size: int) -> None:
        """Remove what was used longest ago until `size` bytes more fit, and some."""
        self._remove_leftovers()
        held = sorted(self.files(), key=lambda each: each.used)
        making, unwritten = self._being_made()
        total = sum(each.size for each in held) + making + size
        missing = size + unwritten - _free(self.folder)
        if total > self.limit:
            missing = max(missing, total - self.limit * 9 // 10)
        for each in held:
            if missing <= 0:
                break
            if abs(time() - each.used) < JUST_NOW:
                continue
            self.forget(each.path.name)
            missing -= each.size
            total -= each.size
        self._room, self._looked = max(0, self.limit - total) // 8, monotonic()

    def _being_made(self) -> tuple[int, int]:
        """Bytes of the files that others make, and how many of them are still to be written."""
        whole = unwritten = 0
        for path in (self.folder / MAKING).glob("*"):
            with suppress(FileNotFoundError):
                status = path.stat()
                whole += status.st_size
                unwritten += max(0, status.st_size - status.st_blocks * 512)
        return whole, unwritten

    def _remove_leftovers(self) -> None:
        for path in (self.folder / MAKING).glob("*"):
            with suppress(Conflict), file_lock(self._lock(path.name)):
                path.unlink(missing_ok=True)  # whoever made it would hold the lock
        for folder in (self.folder / BOOTS).glob("*"):
            if folder.name != self.boot:
                rmtree(folder, ignore_errors=True)

    def _settle(self, path: Path) -> None:
        """Both names stay for a while: the older one may have been given to a sender just now."""
        lasting = self.folder / path.parent.name / path.name
        if lasting.exists():
            path.unlink(missing_ok=True)
            return
        with path.open("rb") as file:
            os.fsync(file.fileno())
        lasting.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.link(path, lasting)

    @property
    def _unsettled(self) -> Path:
        return self.folder / BOOTS / self.boot if self.boot else self.folder

    def _paths(self, sha256: str) -> tuple[Path, ...]:
        """Where it may lie, the lasting name first."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(f"not a SHA-256: {sha256[:80]!r}")
        lasting = self.folder / sha256[:2] / sha256
        return (lasting, self._unsettled / sha256[:2] / sha256) if self.boot else (lasting,)

    def _lock(self, sha256: str) -> Path:
        """Few enough to stay for ever: removing a lock that somebody waits for is not safe."""
        return self.folder / LOCKS / sha256[:3]


def _boot() -> str:
    """Which boot of the machine this is; empty where the system does not say, and then every file
    is synced before it gets its name."""
    try:
        return BOOT_ID.read_text().strip()
    except OSError:
        return ""


def _free(folder: Path) -> int:
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize


def _failure(id: str, path: Path, error: OSError) -> StorageFailure:
    return StorageFailure(id, path=str(path), reason=error.strerror or str(error))
