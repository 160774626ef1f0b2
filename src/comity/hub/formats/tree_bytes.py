"""One folder's entries as bytes: MessagePack, column by column.

A version, then names, the kinds (one byte an entry: 0 folder, 1 regular, 2 regular with SHA-256,
3 large), the git ids end to end (20 bytes each), the SHA-256s end to end of those that have one,
sizes and pointer sizes. Columns decode faster than rows and have no keys to repeat.
"""

from __future__ import annotations

import msgspec

from comity.hub.domain.git.entries import Entries, Entry, FileEntry, Folder
from comity.kernel.domain.errors import IntegrityFailure

VERSION = 1
FOLDER, REGULAR, DIGESTED, LARGE = range(4)


class _Columns(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    version: int
    names: list[str]
    kinds: bytes
    oids: bytes
    digests: bytes
    sizes: list[int]
    pointer_sizes: list[int]


_decoder = msgspec.msgpack.Decoder(_Columns)


def encode_tree(entries: Entries) -> bytes:
    """The entries, in the order given."""
    kinds = bytes(map(_kind, entries))
    files = [entry for entry in entries if isinstance(entry, FileEntry)]
    return msgspec.msgpack.encode(
        _Columns(
            VERSION,
            [entry.name for entry in entries],
            kinds,
            bytes.fromhex("".join(entry.oid for entry in entries)),
            bytes.fromhex("".join(file.digest or "" for file in files)),
            [file.size for file in files],
            [file.pointer_size or 0 for file in files if file.is_lfs],
        )
    )


def decode_tree(data: bytes) -> Entries:
    """What `encode_tree` was given. Raises `IntegrityFailure` for anything else."""
    try:
        columns = _decoder.decode(data)
    except msgspec.MsgspecError as error:
        raise IntegrityFailure("tree-damaged", problem=str(error)) from error
    kinds, count = columns.kinds, len(columns.names)
    files = count - kinds.count(FOLDER)
    digested = kinds.count(DIGESTED) + kinds.count(LARGE)
    lengths = (len(kinds), len(columns.oids), len(columns.digests), len(columns.sizes))
    if (
        columns.version != VERSION
        or lengths != (count, 20 * count, 32 * digested, files)
        or len(columns.pointer_sizes) != kinds.count(LARGE)
        or (kinds and max(kinds) > LARGE)
    ):
        raise IntegrityFailure("tree-damaged", problem="columns")
    return _entries(columns)


def _kind(entry: Entry) -> int:
    if isinstance(entry, Folder):
        return FOLDER
    if entry.is_lfs:
        return LARGE
    return REGULAR if entry.content_sha256 is None else DIGESTED


def _entries(columns: _Columns) -> Entries:
    oids, digests = columns.oids.hex(), columns.digests.hex()
    sizes, pointers = iter(columns.sizes), iter(columns.pointer_sizes)
    entries: list[Entry] = []
    at = digest_at = 0
    for name, kind in zip(columns.names, columns.kinds, strict=True):
        oid = oids[at : at + 40]
        at += 40
        if kind == FOLDER:
            entries.append(Folder(name, oid))
            continue
        size = next(sizes)
        if kind == REGULAR:
            entries.append(FileEntry(name, oid, size))
            continue
        digest = digests[digest_at : digest_at + 64]
        digest_at += 64
        if kind == LARGE:
            entries.append(FileEntry(name, oid, size, digest, next(pointers)))
        else:
            entries.append(FileEntry(name, oid, size, None, None, digest))
    return tuple(entries)
