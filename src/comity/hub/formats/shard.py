"""Shards: which terms make up which files, and which chunks stand in which xorbs.

Source: huggingface/xet-core, `spec/shard.md`; what the wire really carries was seen in shards of
hf-xet 1.8.0. A header of 48 bytes, records of 48 bytes in two sections that each end in a bookend,
and maybe a footer of 200, before which tables for look-up may stand. What a shard says of xorbs is
a claim: nothing here holds it against the xorbs themselves.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from blake3 import blake3

from comity.hub.domain.xet.hashes import LENGTH, NOTHING, words_swapped
from comity.hub.domain.xet.objects import LONGEST_CHUNK, MOST_CHUNKS, Term
from comity.kernel.domain.errors import InvalidInput

__all__ = ["Shard", "ShardFile", "ShardXorb", "Term", "read_shard", "write_shard"]

LONGEST_SHARD = 64 * 1024 * 1024
NEVER = 2**64 - 1

_TAG = b"HFRepoMetaData\0" + bytes.fromhex("556967456a7b815783a5bdd95ccdd14aa9")
_HEADER = struct.Struct("<32sQQ")
_HEADER_VERSION = 2
_RECORD = 48
_WORDS = struct.Struct("<32sIIII")
_BOOKEND = b"\xff" * LENGTH + bytes(16)
_WITH_RANGE_HASHES = 1 << 31
_WITH_SHA256 = 1 << 30

# Version; where files, xorbs and three tables begin, each table with its number of entries; the
# key of the chunk hashes; made, expires; reserved; bytes on disk, of files, of xorbs; own place.
_FOOTER = struct.Struct("<9Q32s2Q48s4Q")
_FOOTER_VERSION = 1


@dataclass(frozen=True, slots=True)
class ShardFile:
    """A file: its Xet hash and terms. `range_hashes` has one for each term, or none at all.

    `sha256` is the digest as SHA-256 writes it; the client sends none that counts for empty files.
    """

    hash: bytes
    terms: tuple[Term, ...]
    range_hashes: tuple[bytes, ...] = ()
    sha256: bytes | None = None


@dataclass(frozen=True, slots=True)
class ShardXorb:
    """A xorb: its chunks as (hash, first byte when unpacked, length), and its bytes as stored."""

    hash: bytes
    chunks: tuple[tuple[bytes, int, int], ...]
    packed: int


@dataclass(frozen=True, slots=True)
class Shard:
    """What one shard tells."""

    files: tuple[ShardFile, ...] = ()
    xorbs: tuple[ShardXorb, ...] = ()


def read_shard(data: bytes | memoryview, *, most_bytes: int = LONGEST_SHARD) -> Shard:
    """The shard in `data`, with or without footer. Memory stays in proportion to `data`.

    Raises `InvalidInput`, also for chunk hashes under a key: an upload has none.
    """
    if len(data) > most_bytes:
        raise InvalidInput("shard-too-long", length=len(data), most=most_bytes)
    reader = _Reader(bytes(data))
    files = tuple(_files(reader))
    xorbs_at = reader.offset
    xorbs = tuple(_xorbs(reader))
    _check_footer(reader, xorbs_at)
    return Shard(files, xorbs)


def write_shard(
    shard: Shard,
    *,
    footer: bool,
    chunk_key: bytes = NOTHING,
    made: int = 0,
    expires: int = NEVER,
) -> bytes:
    """`shard` in bytes. The answer of a global deduplication needs the footer.

    With a `chunk_key` (32 bytes, not all zero) the chunks' hashes are written under that key, so
    that only who has a chunk can find it; it stands in the footer. `made` and `expires` are seconds
    since 1970, UTC; a client looks at the second alone.
    """
    if chunk_key != NOTHING and not footer:
        raise ValueError("a key for the chunks' hashes needs a footer to stand in")
    files = [part for file in shard.files for part in _file_records(file)]
    xorbs = [part for xorb in shard.xorbs for part in _xorb_records(xorb, chunk_key)]
    body = b"".join((*files, _BOOKEND, *xorbs, _BOOKEND))
    header = _HEADER.pack(_TAG, _HEADER_VERSION, _FOOTER.size if footer else 0)
    if not footer:
        return header + body
    xorbs_at = len(header) + _RECORD * (len(files) + 1)
    end = len(header) + len(body)
    tail = _FOOTER.pack(
        _FOOTER_VERSION,
        len(header),
        xorbs_at,
        *(end, 0) * 3,
        chunk_key,
        made,
        expires,
        bytes(48),
        sum(xorb.packed for xorb in shard.xorbs),
        sum(term.length for file in shard.files for term in file.terms),
        sum(_unpacked_length(xorb) for xorb in shard.xorbs),
        end,
    )
    return header + body + tail


class _Reader:
    """Records in order; asks for no more than is there, whatever a count says."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        if len(data) < _HEADER.size:
            raise InvalidInput("shard-truncated", offset=0)
        tag, version, self.footer_size = _HEADER.unpack_from(data)
        if tag != _TAG or version != _HEADER_VERSION:
            raise InvalidInput("shard-unknown-kind")
        if self.footer_size not in (0, _FOOTER.size):
            raise InvalidInput("shard-footer-wrong")
        self.offset = _HEADER.size

    def records(self, count: int) -> Iterator[tuple[bytes, int, int, int, int]]:
        begin, self.offset = self.offset, self.offset + _RECORD * count
        if self.offset > len(self.data):
            raise InvalidInput("shard-truncated", offset=begin)
        return _WORDS.iter_unpack(memoryview(self.data)[begin : self.offset])

    def head(self) -> tuple[bytes, int, int, int, int] | None:
        """The next record, or nothing where it is the bookend."""
        (record,) = self.records(1)
        return None if record[0] == _BOOKEND[:LENGTH] else record


def _files(reader: _Reader) -> Iterator[ShardFile]:
    while head := reader.head():
        digest, flags, count, _, _ = head
        terms = tuple(
            _term(xorb, length, start, end) for xorb, _, length, start, end in reader.records(count)
        )
        ranges: tuple[bytes, ...] = ()
        if flags & _WITH_RANGE_HASHES:
            ranges = tuple(record[0] for record in reader.records(count))
        sha256 = None
        if flags & _WITH_SHA256:
            # It is stored like a hash of Xet's: in words, so that it prints as SHA-256 prints.
            ((words, *_),) = reader.records(1)
            sha256 = None if words == NOTHING else words_swapped(words)
        yield ShardFile(digest, terms, ranges, sha256)


def _term(xorb: bytes, length: int, start: int, end: int) -> Term:
    """The term. Raises `InvalidInput` for one that no xorb can serve."""
    if not (start < end <= MOST_CHUNKS and 0 < length <= (end - start) * LONGEST_CHUNK):
        raise InvalidInput("shard-term-wrong", start=start, end=end, length=length)
    return Term(xorb, length, start, end)


def _xorbs(reader: _Reader) -> Iterator[ShardXorb]:
    while head := reader.head():
        digest, _, count, _, packed = head
        if not 0 < count <= MOST_CHUNKS:
            raise InvalidInput("shard-xorb-wrong", count=count)
        chunks = tuple(
            (chunk, start, length) for chunk, start, length, _, _ in reader.records(count)
        )
        if not all(0 < length <= LONGEST_CHUNK for _, _, length in chunks):
            raise InvalidInput("shard-xorb-wrong", count=count)
        yield ShardXorb(digest, chunks, packed)


def _check_footer(reader: _Reader, xorbs_at: int) -> None:
    remaining = len(reader.data) - reader.offset
    if not remaining:
        return
    footer_at = len(reader.data) - _FOOTER.size
    if not reader.footer_size or footer_at < reader.offset:
        raise InvalidInput("shard-footer-wrong")
    version, files_place, xorbs_place, *_, own_place = _FOOTER.unpack_from(reader.data, footer_at)
    places = (version, files_place, xorbs_place, own_place)
    if places != (_FOOTER_VERSION, _HEADER.size, xorbs_at, footer_at):
        raise InvalidInput("shard-footer-wrong")
    if _FOOTER.unpack_from(reader.data, footer_at)[9] != NOTHING:
        raise InvalidInput("shard-keyed")


def _file_records(file: ShardFile) -> Iterator[bytes]:
    flags = _WITH_RANGE_HASHES if file.range_hashes else 0
    flags |= _WITH_SHA256 if file.sha256 else 0
    yield _WORDS.pack(file.hash, flags, len(file.terms), 0, 0)
    for term in file.terms:
        yield _WORDS.pack(term.xorb, 0, term.length, term.start, term.end)
    for digest in file.range_hashes:
        yield digest + bytes(_RECORD - LENGTH)
    if file.sha256:
        yield words_swapped(file.sha256) + bytes(_RECORD - LENGTH)


def _xorb_records(xorb: ShardXorb, chunk_key: bytes) -> Iterator[bytes]:
    yield _WORDS.pack(xorb.hash, 0, len(xorb.chunks), _unpacked_length(xorb), xorb.packed)
    for digest, start, length in xorb.chunks:
        written = digest if chunk_key == NOTHING else blake3(digest, key=chunk_key).digest()
        yield _WORDS.pack(written, start, length, 0, 0)


def _unpacked_length(xorb: ShardXorb) -> int:
    return sum(length for _, _, length in xorb.chunks)
