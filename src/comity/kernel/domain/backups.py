"""What a backup says of itself, and what makes one unfit to be restored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from comity.kernel.domain.audit import Head
from comity.kernel.domain.errors import Conflict, IntegrityFailure, InvalidInput
from comity.kernel.domain.messages import Message

FORMAT = "comity-backup"
VERSION = 1
TABLES = "tables/"
TEXTS = "texts/"
LARGEST_MEMBER = 64 * 1024**3
"""Bytes of one member, expanded."""
LARGEST_RATIO = 250
"""Times that a member may grow when it is expanded; rows of a database stay far below."""
SMALL = 1024 * 1024
"""A member up to so many bytes may grow as it likes."""
MOST_MEMBERS = 50_000

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in the archive: its name, bytes, and SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: each column with its kind (`formats.backup_rows.KINDS`), and how many rows."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: int

    @property
    def member(self) -> str:
        return f"{TABLES}{self.name}.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`made_at` is RFC 3339 in UTC; `audit_head` is SIZE:HASH; `left_out` names tables whose rows
    were not taken along."""

    comity: str
    made_at: str
    database: str
    release: str | None
    audit_head: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    left_out: tuple[str, ...]
    members: tuple[Member, ...]
    format: str = FORMAT
    version: int = VERSION

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables)

    @property
    def texts(self) -> int:
        return sum(it.name.startswith(TEXTS) and it.name.endswith(".txt") for it in self.members)

    @property
    def head(self) -> Head:
        size, _, digest = self.audit_head.partition(":")
        return Head(int(size), digest)


def check_manifest(manifest: Manifest, *, path: str) -> None:
    """Raises `InvalidInput` where it is none of ours or of a later format, `IntegrityFailure` where
    it contradicts itself."""
    if manifest.format != FORMAT:
        raise InvalidInput("backup-not-one", path=path)
    if manifest.version != VERSION:
        raise InvalidInput("backup-format-later", path=path, version=manifest.version)
    names = [member.name for member in manifest.members]
    wanted = {table.member for table in manifest.tables}
    held = {name for name in names if name.startswith(TABLES)}
    if wanted != held or len(names) != len(set(names)):
        raise IntegrityFailure("backup-damaged", path=path, reason="its list of members is wrong")
    if not re.fullmatch(r"\d{1,18}:[0-9a-f]{64}", manifest.audit_head):
        raise IntegrityFailure("backup-damaged", path=path, reason="its audit head is malformed")
    for name in names:
        check_member_name(name, path=path)


def check_member_name(name: str, *, path: str) -> None:
    """Only `tables/NAME` and `texts/NAME`: whatever leads out of a folder is refused."""
    folder, _, rest = name.rpartition("/")
    if f"{folder}/" not in (TABLES, TEXTS) or not _NAME.fullmatch(rest) or ".." in rest:
        raise InvalidInput("backup-member-name", path=path, name=name)


def check_growth(name: str, *, size: int, packed: int, path: str) -> None:
    """Refuses a member that would grow beyond measure (a "zip bomb")."""
    if size > LARGEST_MEMBER or size > SMALL + packed * LARGEST_RATIO:
        raise InvalidInput("backup-member-grows", path=path, name=name, size=size)


def check_migrations(
    manifest: Manifest, *, known: Set[tuple[str, str]], comity: str, path: str
) -> None:
    """A backup of an earlier schema is brought up to date; one of a later schema can't be read."""
    unknown = sorted(set(manifest.migrations) - known)
    if unknown:
        remedy = Message("backup-schema-later-remedy", {"comity": manifest.comity})
        raise Conflict(
            "backup-schema-later",
            remedy=remedy,
            path=path,
            comity=comity,
            migration=".".join(unknown[0]),
        )


def differing(expected: Iterable[Table], found: Iterable[Table]) -> tuple[str, ...]:
    """Names of tables whose rows differ in number, or that only one side has."""
    before = {table.name: table.rows for table in expected}
    after = {table.name: table.rows for table in found}
    return tuple(
        name for name in sorted(before | after) if before.get(name, 0) != after.get(name, 0)
    )
