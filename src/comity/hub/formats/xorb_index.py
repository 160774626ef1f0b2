"""The chunk table of a xorb as it is kept beside it, so that no request reads the xorb for it.

Little-endian: `CXI` and a version byte, BLAKE3 over all that follows (32 bytes), the xorb's hash
(32), the number of chunks (u32), the size of the chunk region (u32); then the chunks' hashes, their
packed lengths (u32 each) and their lengths (u32 each). Offsets follow from the packed lengths.
"""

from __future__ import annotations

import struct
from itertools import accumulate

from blake3 import blake3

from comity.hub.domain.xet.hashes import LENGTH
from comity.hub.domain.xet.objects import CHUNK_HEADER, MOST_CHUNKS, Chunk, Xorb
from comity.kernel.domain.errors import IntegrityFailure

MARK = b"CXI\x01"
_DIGEST = len(MARK)
_HEAD = struct.Struct("<32sII")
_BODY = _DIGEST + LENGTH
_CHUNKS = _BODY + _HEAD.size
_A_CHUNK = LENGTH + 4 + 4


def encode_index(xorb: Xorb) -> bytes:
    """The table of `xorb`: 76 bytes and 40 for each chunk."""
    count = len(xorb.chunks)
    body = b"".join(
        (
            _HEAD.pack(xorb.hash, count, xorb.size),
            *[chunk.hash for chunk in xorb.chunks],
            struct.pack(f"<{count}I", *[chunk.packed for chunk in xorb.chunks]),
            struct.pack(f"<{count}I", *[chunk.length for chunk in xorb.chunks]),
        )
    )
    return MARK + blake3(body).digest() + body


def decode_index(data: bytes) -> Xorb:
    """The table that `data` holds. Raises `IntegrityFailure` if it is not what was written."""
    if data[:_DIGEST] != MARK:
        raise IntegrityFailure("xorb-index-version")
    if len(data) < _CHUNKS or blake3(data[_BODY:]).digest() != data[_DIGEST:_BODY]:
        raise IntegrityFailure("xorb-index-damaged")
    digest, count, size = _HEAD.unpack_from(data, _BODY)
    if count > MOST_CHUNKS or len(data) != _CHUNKS + _A_CHUNK * count:
        raise IntegrityFailure("xorb-index-damaged")
    lengths_at = _CHUNKS + LENGTH * count
    numbers = struct.unpack_from(f"<{2 * count}I", data, lengths_at)
    packed = numbers[:count]
    offsets = list(accumulate([CHUNK_HEADER + length for length in packed], initial=0))
    if offsets.pop() != size:
        raise IntegrityFailure("xorb-index-damaged")
    hashes = [data[place : place + LENGTH] for place in range(_CHUNKS, lengths_at, LENGTH)]
    return Xorb(digest, tuple(map(Chunk, hashes, offsets, packed, numbers[count:])), size)
