"""Where the bytes of a content are, and the bytes themselves where they lie in chunks.

Only for who holds a file's entry from a tree of a repository that the caller may read: a SHA-256
from anybody's hand opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from comity.hub.adapters.hub_store import assembled, blob_key, index_key, objects, xorb_key
from comity.hub.domain.byte_ranges import Span
from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.xet.hashes import chunk_hash
from comity.hub.domain.xet.objects import CHUNK_HEADER, Chunk
from comity.hub.formats.xorb import unpack
from comity.hub.formats.xorb_index import decode_index
from comity.hub.models import Content, FileTerm
from comity.kernel.domain.errors import IntegrityFailure

READ_TOGETHER = 512 * 1024
"""Packed bytes of chunks that are read at once; a stream holds some four times that."""
INDEXES_KEPT = 16
"""of some 300 KB each; whoever reads a file needs one at a time"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a content lies: in a `path` on this machine, as an object under `key`, or, with
    neither, in chunks."""

    sha256: str
    size: int
    path: Path | None = None
    key: str | None = None

    def pieces(self, span: Span) -> Iterator[bytes]:
        """The bytes of the span, piece by piece. Raises `StorageFailure`."""
        if self.key is not None:
            return objects().stream(self.key, span.start, span.end)
        return pieces_from_chunks(self.sha256, span)


def place_of(entry: FileEntry) -> Place:
    """Looks for the file itself first, which asks no database. Raises
    `IntegrityFailure("content-missing")`."""
    if entry.digest is None:
        raise IntegrityFailure("content-missing", sha256=entry.oid)
    key = blob_key(entry.digest)
    path = objects().local_path(key) or assembled().get(entry.digest)
    if path is not None:
        return Place(entry.digest, entry.size, path=path)
    content = Content.objects.filter(sha256=entry.digest).only("xet_hash").first()
    if content is None:
        raise IntegrityFailure("content-missing", sha256=entry.digest)
    return Place(entry.digest, entry.size, key=None if content.xet_hash else key)


def assemble(place: Place) -> Path:
    """The whole file, in the cache from now on. Raises `IntegrityFailure` where the chunks are not
    what the hash says."""
    whole = Span(0, place.size)
    return assembled().build(
        place.sha256, place.size, lambda: pieces_from_chunks(place.sha256, whole)
    )


def content_pieces(content: Content) -> Iterator[bytes]:
    """The whole content as it is stored, never from the cache. Raises what reading it raises."""
    if content.xet_hash is None:
        return objects().stream(blob_key(content.sha256))
    return pieces_from_chunks(content.sha256, Span(0, content.size))


def pieces_from_chunks(sha256: str, span: Span) -> Iterator[bytes]:
    """The bytes of the span from the xorbs that hold them. Raises `StorageFailure`,
    `IntegrityFailure("content-missing")` where the terms end too early."""
    at = 0
    terms = FileTerm.objects.filter(content_id=sha256).order_by("place")
    for xorb, start, end, length in list(terms.values_list("xorb_id", "start", "end", "length")):
        if at < span.end and at + length > span.start:
            yield from _cut(_term(xorb, start, end, span, at), at, span)
        at += length
    if at < span.end:
        raise IntegrityFailure("content-missing", sha256=sha256)


def _term(xorb: str, start: int, end: int, span: Span, at: int) -> Iterator[tuple[int, bytes]]:
    """Chunks of a term that touch the span, each with how far the term's begin lies behind."""
    batch: list[tuple[int, Chunk]] = []
    packed = offset = 0
    for chunk in _chunks(xorb)[start:end]:
        begin = at + offset
        if begin < span.end and begin + chunk.length > span.start:
            batch.append((begin, chunk))
            packed += chunk.packed + CHUNK_HEADER
            if packed >= READ_TOGETHER:
                yield from _read(xorb, batch)
                batch, packed = [], 0
        offset += chunk.length
    if batch:
        yield from _read(xorb, batch)


def _read(xorb: str, batch: list[tuple[int, Chunk]]) -> Iterator[tuple[int, bytes]]:
    """The chunks of the batch as one piece; each is hashed again, so that rot is not passed on."""
    base = batch[0][1].offset
    data = memoryview(objects().read(xorb_key(xorb), base, batch[-1][1].end))
    found: list[bytes] = []
    for _, chunk in batch:
        content = unpack(data, chunk._replace(offset=chunk.offset - base))
        if chunk_hash(content) != chunk.hash:
            raise IntegrityFailure("xorb-damaged", xorb=xorb, offset=chunk.offset)
        found.append(content)
    yield batch[0][0], b"".join(found)


def _cut(pieces: Iterator[tuple[int, bytes]], at: int, span: Span) -> Iterator[bytes]:
    for begin, piece in pieces:
        first, last = max(0, span.start - begin), min(len(piece), span.end - begin)
        yield piece if (first, last) == (0, len(piece)) else piece[first:last]


@lru_cache(INDEXES_KEPT)
def _chunks(xorb: str) -> tuple[Chunk, ...]:
    return decode_index(objects().read(index_key(xorb))).chunks
