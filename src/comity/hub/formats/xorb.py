"""Xorbs as they travel: chunk after chunk, each behind a header of 8 bytes, and maybe a footer.

Source: huggingface/xet-core, `spec/xorb.md`; the footer after
`xet_core_structures/src/xorb_object/xorb_object_format.rs`. A header is the version (1 byte, 0),
the packed length (3, little-endian), the scheme (1: 0 as is, 1 an LZ4 frame, 2 bytes grouped by
their place among four and then an LZ4 frame), the unpacked length (3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import lz4.frame

from comity.hub.domain.xet.hashes import LENGTH, chunk_hash, to_hex, xorb_hash
from comity.hub.domain.xet.objects import (
    CHUNK_HEADER,
    LONGEST_CHUNK,
    LONGEST_PACKED_CHUNK,
    LONGEST_XORB,
    MOST_CHUNKS,
    Chunk,
    Xorb,
)
from comity.kernel.domain.errors import InvalidInput

__all__ = [
    "LONGEST_SERIALISED",
    "Chunk",
    "Xorb",
    "read_xorb",
    "unpack",
    "unpacked",
    "unpacked_view",
    "write_xorb",
]

AS_IS = 0
LZ4 = 1
GROUPED_LZ4 = 2

FOOTER_MARK = b"XETBLOB"
# Version of the footer: its fixed bytes, its bytes for each chunk. The length of all of that may
# stand behind it, in four bytes.
_FOOTERS = {0: (60, 36), 1: (92, 40)}
_FOOTER_LENGTH_FIELD = 4

LONGEST_SERIALISED = LONGEST_XORB + 92 + 40 * MOST_CHUNKS + _FOOTER_LENGTH_FIELD


def read_xorb(
    data: bytes | memoryview, expected: bytes, *, passed: Callable[[int], None] = lambda _: None
) -> Xorb:
    """The chunk table of a xorb, after everything in it was checked.

    Each chunk is unpacked and hashed, and the root over the hashes must be `expected`. A footer is
    held against the chunks by its length and hash and otherwise left alone: nothing is taken from
    it. `passed` is told how far it was read, chunk by chunk. Raises `InvalidInput`.
    """
    view = memoryview(data)
    if len(view) > LONGEST_SERIALISED:
        raise InvalidInput("xorb-too-long", length=len(view), most=LONGEST_SERIALISED)
    chunks: list[Chunk] = []
    offset = 0
    while offset < len(view) and view[offset : offset + len(FOOTER_MARK)] != FOOTER_MARK:
        if len(chunks) == MOST_CHUNKS:
            raise InvalidInput("xorb-too-many-chunks", most=MOST_CHUNKS)
        scheme, packed, length = _header(view, offset)
        end = offset + CHUNK_HEADER + packed
        if end > min(len(view), LONGEST_XORB):
            raise InvalidInput("xorb-truncated", offset=offset)
        content = _unpack(view[offset + CHUNK_HEADER : end], scheme, length, offset)
        chunks.append(Chunk(chunk_hash(content), offset, packed, length))
        offset = end
        passed(offset)
    if not chunks:
        raise InvalidInput("xorb-empty")
    root = xorb_hash([(chunk.hash, chunk.length) for chunk in chunks])
    if root != expected:
        raise InvalidInput("xorb-hash-wrong", hash=to_hex(root), expected=to_hex(expected))
    if offset < len(view):
        _check_footer(view[offset:], root, len(chunks))
    return Xorb(root, tuple(chunks), offset)


def unpack(data: bytes | memoryview, chunk: Chunk) -> bytes:
    """The bytes of one chunk of a xorb that was checked when it came in.

    Raises `InvalidInput` if `data` does not hold that chunk at its offset. The hash is not
    computed again.
    """
    return bytes(unpacked_view(memoryview(data), chunk))


def unpacked_view(view: memoryview, chunk: Chunk) -> bytes | memoryview:
    """The same, uncopied where the chunk stands there as it is."""
    scheme, packed, length = _header(view, chunk.offset)
    if (packed, length) != (chunk.packed, chunk.length) or chunk.end > len(view):
        raise InvalidInput("xorb-truncated", offset=chunk.offset)
    begin = chunk.offset + CHUNK_HEADER
    return _unpack(view[begin : chunk.end], scheme, length, chunk.offset)


def unpacked(data: bytes | memoryview, chunks: Iterable[Chunk]) -> Iterator[bytes]:
    """The bytes of `chunks`, one after the other; see `unpack`."""
    view = memoryview(data)
    return (unpack(view, chunk) for chunk in chunks)


def write_xorb(chunks: Iterable[bytes]) -> tuple[bytes, Xorb]:
    """A xorb without footer, and its table. Chunks that LZ4 does not shorten stay as they are.

    Raises `InvalidInput` for no chunks, an empty one, or more than a xorb may hold.
    """
    parts: list[bytes] = []
    table: list[Chunk] = []
    offset = 0
    for content in chunks:
        if len(table) == MOST_CHUNKS:
            raise InvalidInput("xorb-too-many-chunks", most=MOST_CHUNKS)
        _check_lengths(len(content), len(content), offset)
        frame = lz4.frame.compress(content, block_linked=False, store_size=False)
        scheme, body = (LZ4, frame) if len(frame) < len(content) else (AS_IS, content)
        header = b"\0%b%c%b" % (_three(len(body)), scheme, _three(len(content)))
        parts += (header, body)
        table.append(Chunk(chunk_hash(content), offset, len(body), len(content)))
        offset = table[-1].end
        if offset > LONGEST_XORB:
            raise InvalidInput("xorb-too-long", length=offset, most=LONGEST_XORB)
    if not table:
        raise InvalidInput("xorb-empty")
    root = xorb_hash([(chunk.hash, chunk.length) for chunk in table])
    return b"".join(parts), Xorb(root, tuple(table), offset)


def _header(view: memoryview, offset: int) -> tuple[int, int, int]:
    """Scheme, packed and unpacked length of the chunk at `offset`, within the limits."""
    header = view[offset : offset + CHUNK_HEADER].tobytes()
    if len(header) < CHUNK_HEADER:
        raise InvalidInput("xorb-truncated", offset=offset)
    if header[0]:
        raise InvalidInput("xorb-chunk-version", version=header[0], offset=offset)
    scheme = header[4]
    packed = int.from_bytes(header[1:4], "little")
    length = int.from_bytes(header[5:8], "little")
    if scheme > GROUPED_LZ4:
        raise InvalidInput("xorb-chunk-scheme", scheme=scheme, offset=offset)
    _check_lengths(packed, length, offset)
    if scheme == AS_IS and packed != length:
        raise InvalidInput("xorb-chunk-length", offset=offset)
    return scheme, packed, length


def _check_lengths(packed: int, length: int, offset: int) -> None:
    if not (0 < length <= LONGEST_CHUNK and 0 < packed <= LONGEST_PACKED_CHUNK):
        raise InvalidInput("xorb-chunk-length", offset=offset)


def _unpack(body: memoryview, scheme: int, length: int, offset: int) -> bytes | memoryview:
    if scheme == AS_IS:
        return body
    decompressor = lz4.frame.LZ4FrameDecompressor()
    try:
        # One byte more than may come, so that the end of the frame is read and an excess seen.
        content: bytes = decompressor.decompress(body, max_length=length + 1)
    except (RuntimeError, ValueError) as error:
        raise InvalidInput("xorb-chunk-unreadable", offset=offset) from error
    if len(content) != length or not decompressor.eof or decompressor.unused_data:
        raise InvalidInput("xorb-chunk-length", offset=offset)
    return content if scheme == LZ4 else _ungrouped(content)


def _ungrouped(content: bytes) -> bytes:
    """The bytes back in their order: the first group held those at places 0, 4, 8 ..., and so on.

    Where the length does not divide by four, the first groups have a byte more.
    """
    result = bytearray(len(content))
    start = 0
    for place in range(min(4, len(content))):
        count = (len(content) - place + 3) // 4
        result[place::4] = content[start : start + count]
        start += count
    return bytes(result)


def _check_footer(footer: memoryview, root: bytes, count: int) -> None:
    version_at = len(FOOTER_MARK)
    sizes = _FOOTERS.get(footer[version_at]) if len(footer) > version_at else None
    if sizes is None:
        raise InvalidInput("xorb-footer-wrong")
    length = sizes[0] + sizes[1] * count
    hash_at = version_at + 1
    if (
        len(footer) not in (length, length + _FOOTER_LENGTH_FIELD)
        or footer[hash_at : hash_at + LENGTH] != root
    ):
        raise InvalidInput("xorb-footer-wrong")


def _three(number: int) -> bytes:
    return number.to_bytes(3, "little")
