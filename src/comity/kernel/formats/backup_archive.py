"""The archive of a backup: a zip file of tables (lines of JSON), texts, and `manifest.json`.

Zip, since members can be written without knowing their size, read in any order, and opened with
what every system has. The manifest holds the SHA-256 of all the others and is written last, so an
archive that was cut short has none.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import msgspec

from comity.kernel.domain.backups import (
    MOST_MEMBERS,
    Manifest,
    Member,
    check_growth,
    check_manifest,
    check_member_name,
)
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput
from comity.kernel.formats.backup_rows import LONGEST_LINE

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 16 * 1024 * 1024
CHUNK = 1024 * 1024
COMPRESSION = 3
"""Twice as fast as zlib's usual level, a tenth larger."""


@dataclass(slots=True)
class ArchiveWriter:
    """Writes members, then the manifest."""

    zip: ZipFile
    members: list[Member] = field(default_factory=list)

    def add(self, name: str, parts: Iterable[bytes]) -> Member:
        """Write one member from `parts`, without holding it in memory."""
        digest, size = sha256(), 0
        information = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        information.compress_type = ZIP_DEFLATED
        information.external_attr = 0o600 << 16
        with self.zip.open(information, "w", force_zip64=True) as file:
            for block in _blocks(parts):
                digest.update(block)
                size += len(block)
                file.write(block)
        member = Member(name=name, size=size, sha256=digest.hexdigest())
        self.members.append(member)
        return member

    def finish(self, manifest: Manifest) -> None:
        body = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
        self.zip.writestr(ZipInfo(MANIFEST, (1980, 1, 1, 0, 0, 0)), body)


def _blocks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """`parts` joined to blocks, since each write to a zip file costs."""
    held, size = [], 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


@contextmanager
def write_archive(file: IO[bytes]) -> Iterator[ArchiveWriter]:
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as zip_file:
        yield ArchiveWriter(zip_file)


@dataclass(frozen=True, slots=True)
class ArchiveReader:
    """An archive whose manifest was read and agrees with the members that are there."""

    zip: ZipFile
    manifest: Manifest
    path: str

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member; at its end its size and digest are compared.

        Raises `IntegrityFailure` where they differ from those in the manifest.
        """
        (member,) = (it for it in self.manifest.members if it.name == name)
        digest, size = sha256(), 0
        with damage_told(self.path), self.zip.open(name) as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                yield chunk
        if (size, digest.hexdigest()) != (member.size, member.sha256):
            reason = f"{name} is not what was written"
            raise IntegrityFailure("backup-damaged", path=self.path, reason=reason)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a member, without their ends."""
        rest = b""
        for chunk in self.chunks(name):
            *whole, rest = (rest + chunk).split(b"\n")
            if len(rest) > LONGEST_LINE:
                raise InvalidInput("backup-member-grows", path=self.path, name=name, size=len(rest))
            yield from whole
        if rest:
            yield rest


@contextmanager
def read_archive(file: IO[bytes], path: str) -> Iterator[ArchiveReader]:
    """Raises `InvalidInput` for what is no backup or may not be opened, `IntegrityFailure` for one
    that is damaged."""
    try:
        zip_file = ZipFile(file)
    except BadZipFile as error:
        raise InvalidInput("backup-not-one", path=path) from error
    with zip_file:
        yield ArchiveReader(zip_file, _manifest(zip_file, path), path)


def _manifest(zip_file: ZipFile, path: str) -> Manifest:
    listed = {information.filename: information for information in zip_file.infolist()}
    if MANIFEST not in listed or len(zip_file.infolist()) > MOST_MEMBERS:
        raise InvalidInput("backup-not-one", path=path)
    if listed[MANIFEST].file_size > LARGEST_MANIFEST:
        raise InvalidInput("backup-not-one", path=path)
    with damage_told(path):
        body = zip_file.read(MANIFEST)
    manifest = _decoded(body, path)
    check_manifest(manifest, path=path)
    for name, information in listed.items():
        if name == MANIFEST:
            continue
        check_member_name(name, path=path)
        check_growth(name, size=information.file_size, packed=information.compress_size, path=path)
    names = sorted(member.name for member in manifest.members)
    if names != sorted(set(listed) - {MANIFEST}) or len(listed) != len(zip_file.infolist()):
        raise IntegrityFailure("backup-damaged", path=path, reason="members are missing or added")
    return manifest


def _decoded(body: bytes, path: str) -> Manifest:
    try:
        head: dict[str, Any] = msgspec.json.decode(body, type=dict)
        if head.get("format") != "comity-backup":
            raise InvalidInput("backup-not-one", path=path)
        if isinstance(head.get("version"), int) and head["version"] != 1:
            raise InvalidInput("backup-format-later", path=path, version=head["version"])
        return msgspec.convert(head, Manifest)
    except msgspec.MsgspecError as error:
        raise IntegrityFailure("backup-damaged", path=path, reason="its manifest") from error


@contextmanager
def damage_told(path: str) -> Iterator[None]:
    """What the zip library finds wrong is an `IntegrityFailure`."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        reason = "it can't be unpacked"
        raise IntegrityFailure("backup-damaged", path=path, reason=reason) from error
