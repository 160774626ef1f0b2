"""Dumps of registries in the data folder: a small database each, made whole beside the old one and
put in its place at the end. A process that dies leaves the old one, and a file that the next
clears."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import IO

import msgspec

from comity.kernel.adapters.file_locks import file_lock
from comity.kernel.adapters.folders import data_folder
from comity.kernel.domain.errors import InvalidInput, StorageFailure, UnknownName
from comity.plan.adapters.dump_files import opened_dump
from comity.plan.domain.registries.entries import DumpHead, RegistryEntry
from comity.plan.domain.registries.findings import Registry
from comity.plan.domain.registries.versions import version_and_day
from comity.plan.formats.lei_dump import read_lei
from comity.plan.formats.ror_dump import read_ror


@dataclass(frozen=True, slots=True)
class PreparedDump:
    """A dump that was read whole, and what puts it in its place."""

    head: DumpHead
    put: Callable[[], None]


READERS: dict[Registry, Callable[[IO[bytes]], Iterator[RegistryEntry]]] = {
    Registry.ROR: read_ror,
    Registry.LEI: read_lei,
}
AT_ONCE = 2_000
PIECE = 1 << 20
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE head (content TEXT NOT NULL);
CREATE TABLE entry (number TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""


def dump_folder() -> Path:
    return data_folder() / "registries"


def dump_path(registry: Registry) -> Path:
    return dump_folder() / f"{registry.value}.sqlite"


def head_of(registry: Registry) -> DumpHead | None:
    """`None` where the node has no dump of it. Raises `StorageFailure("cannot-read")`."""
    row = _one(registry, "SELECT content FROM head", ())
    return msgspec.json.decode(row[0], type=DumpHead) if row else None


def sha256_here(registry: Registry) -> str:
    """Of the file whose dump is here: "" where there is none, or one that can't be read."""
    try:
        head = head_of(registry)
    except StorageFailure:
        return ""
    return head.sha256 if head else ""


def look_up(registry: Registry, number: str) -> RegistryEntry | None:
    """`None` where the dump does not list it, or there is none."""
    row = _one(registry, "SELECT content FROM entry WHERE number = ?", (number,))
    return msgspec.json.decode(row[0], type=RegistryEntry) if row else None


def _one(registry: Registry, sql: str, params: tuple[str, ...]) -> tuple[bytes | str] | None:
    path = dump_path(registry)
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as asked:
            found: tuple[bytes | str] | None = asked.execute(sql, params).fetchone()
    except sqlite3.Error as error:
        raise StorageFailure("cannot-read", path=str(path), reason=str(error)) from error
    return found


@contextmanager
def prepared_dump(
    registry: Registry, file: Path, total: Callable[[int], Callable[[int], None]]
) -> Iterator[PreparedDump]:
    """Read the whole file; what `put` says then takes the place of the one before. `total` is told
    how many bytes there are, and gives what is to be told of each piece.

    Raises `InvalidInput` for a file that is not such a dump, is empty, or is too large;
    `StorageFailure` where something can't be read or written; `Conflict("locked")` where another
    is at it.
    """
    target = dump_path(registry)
    with file_lock(dump_folder() / f"{registry.value}.lock"):
        for left in dump_folder().glob(f".{registry.value}.*.new"):
            left.unlink(missing_ok=True)
        made = (
            dump_folder()
            / f".{registry.value}.{hashlib.sha256(str(file).encode()).hexdigest()[:8]}.new"
        )
        try:
            head = _made(registry, file, made, total)
            with made.open("rb") as whole:
                os.fsync(whole.fileno())
            yield PreparedDump(head, partial(_replace, made, target))
        except sqlite3.Error as error:
            raise StorageFailure("cannot-write", path=str(target), reason=str(error)) from error
        finally:
            made.unlink(missing_ok=True)


@contextmanager
def dump_to_remove(registry: Registry) -> Iterator[Callable[[], None]]:
    """What removes it; nobody changes it meanwhile. Raises
    `UnknownName("registry-without-dump")`."""
    with file_lock(dump_folder() / f"{registry.value}.lock"):
        path = dump_path(registry)
        if not path.exists():
            raise UnknownName("registry-without-dump", registry=registry.value)
        yield path.unlink


def _replace(made: Path, target: Path) -> None:
    try:
        made.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-write", path=str(target), reason=reason) from error


def _made(
    registry: Registry,
    file: Path,
    made: Path,
    total: Callable[[int], Callable[[int], None]],
) -> DumpHead:
    digest = _digest(file)
    with opened_dump(registry, file) as dump, closing(sqlite3.connect(made)) as into:
        into.executescript(_TABLES)
        counted = io.BufferedReader(_Counted(dump.content, total(dump.size)), PIECE)
        rows = READERS[registry](counted)
        entries = 0
        while batch := [it for _, it in zip(range(AT_ONCE), rows, strict=False)]:
            into.executemany(
                "INSERT OR REPLACE INTO entry VALUES (?, ?)",
                [(it.number, msgspec.json.encode(it)) for it in batch],
            )
            entries += len(batch)
        if not entries:
            raise InvalidInput("registry-dump-empty", file=file.name)
        version, dated = version_and_day(dump.name, _day_of(file))
        head = DumpHead(registry, version, dated, digest, entries, file.name)
        into.execute("INSERT INTO head VALUES (?)", (msgspec.json.encode(head).decode(),))
        into.commit()
    return head


def _day_of(file: Path) -> date:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).date()


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or str(error)
        raise StorageFailure("cannot-read", path=str(file), reason=reason) from error


class _Counted(io.RawIOBase):
    """A file that tells how much of it is read."""

    def __init__(self, content: IO[bytes], progress: Callable[[int], None]) -> None:
        self._content = content
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._content.read(len(buffer))
        buffer[: len(piece)] = piece
        self._progress(len(piece))
        return len(piece)
