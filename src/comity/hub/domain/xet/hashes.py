"""The hashes of Xet: of a chunk, of a xorb, of a file, and of a run of chunks.

All are 32 bytes of keyed BLAKE3. The keys, the text of an inner node and the way that hashes are
printed are those of the Xet specification (huggingface/xet-core, `spec/hashing.md`, `spec/api.md`);
where a row of nodes is cut into parents it does not say, and is taken from what the reference
implementation does (`merklehash/src/aggregated_hashes.rs`) and checked against the real client.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence

from blake3 import blake3

from comity.kernel.domain.errors import InvalidInput

LENGTH = 32

DATA_KEY = bytes.fromhex("6697f5775b9550de3135cbaca597181c9de421109beb2b58b4d0b04b93adf229")
INTERNAL_NODE_KEY = bytes.fromhex(
    "017ec5c7a5472996fd946666b48a02e65ddd536f37c76dd2f86352e64a53713f"
)
VERIFICATION_KEY = bytes.fromhex("7f1857d6ce56ed66127ff913e7a5c3f3a4cd26d5b5db49e64124987f28fb94c3")
FILE_KEY = bytes(LENGTH)

# No chunks at all, and so an empty file.
NOTHING = bytes(LENGTH)

_PRINTED = re.compile("[0-9a-f]{64}", re.ASCII)

# A parent has 4 children on average: 2 or more where the row is long enough, 9 at most, and the
# first from the third on whose hash divides by 4 is the last of them.
_MEAN_CHILDREN_MASK = 3
_FEWEST_BEFORE_CUT = 2
_MOST_CHILDREN = 9
# The last word is the one that is divided; it is little-endian, so its low bits stand in byte 24.
_DIVIDED_BYTE = 24
_NODES_AT_ONCE = 8192

# One chunk in so many, besides the first of each file, is asked for in all that a server holds.
_SAMPLE = 1024


def words_swapped(data: bytes) -> bytes:
    """`data` (a multiple of 8 bytes) with the bytes of each 64-bit word in the other order."""
    words = array("Q", data)
    words.byteswap()
    return words.tobytes()


def to_hex(digest: bytes) -> str:
    """A hash as Xet prints it: four little-endian 64-bit words, 64 lower-case hex digits."""
    return words_swapped(digest).hex()


def from_hex(text: str) -> bytes:
    """The hash that prints as `text`. Raises `InvalidInput` for anything else."""
    if not _PRINTED.fullmatch(text):
        raise InvalidInput("xet-hash-malformed", value=text[:80])
    return words_swapped(bytes.fromhex(text))


def chunk_hash(data: bytes | memoryview) -> bytes:
    """The hash of a chunk's unpacked bytes."""
    return blake3(data, key=DATA_KEY).digest()


def xorb_hash(chunks: Sequence[tuple[bytes, int]]) -> bytes:
    """The root over the chunks of a xorb, each its hash and unpacked length, in order."""
    if not chunks:
        return NOTHING
    nodes = chunks
    while len(nodes) > 1:
        nodes = _parents(nodes)
    return nodes[0][0]


def file_hash(chunks: Sequence[tuple[bytes, int]]) -> bytes:
    """The hash of a file from its chunks, each its hash and unpacked length, in order."""
    if not chunks:
        return NOTHING
    return blake3(xorb_hash(chunks), key=FILE_KEY).digest()


def range_hash(chunk_hashes: Iterable[bytes]) -> bytes:
    """What proves that a term's author knows the hashes of the chunks that the term names."""
    return blake3(b"".join(chunk_hashes), key=VERIFICATION_KEY).digest()


def sampled_for_deduplication(digest: bytes) -> bool:
    """Whether clients ask a server for that chunk wherever in a file it stands.

    The rule of `spec/deduplication.md`; the first chunk of each file is asked for in any case.
    """
    return int.from_bytes(digest[-8:], "little") % _SAMPLE == 0


def _parents(nodes: Sequence[tuple[bytes, int]]) -> list[tuple[bytes, int]]:
    """The row above `nodes`. Works through a window, so that a long row is never printed whole."""
    parents: list[tuple[bytes, int]] = []
    start = 0
    while start < len(nodes):
        window = nodes[start : start + _NODES_AT_ONCE]
        last_window = start + len(window) == len(nodes)
        used = _merge_window(window, parents, whole=last_window)
        start += used
    return parents


def _merge_window(
    window: Sequence[tuple[bytes, int]], parents: list[tuple[bytes, int]], *, whole: bool
) -> int:
    """Adds the parents that `window` decides; returns how many of its nodes they take."""
    printed = words_swapped(b"".join([digest for digest, _ in window])).hex()
    lines = [
        f"{printed[place * 64 : place * 64 + 64]} : {length}\n"
        for place, (_, length) in enumerate(window)
    ]
    count = len(window)
    decided = count if whole else count - _MOST_CHILDREN
    start = 0
    while start < decided:
        end = min(start + _MOST_CHILDREN, count)
        for place in range(start + _FEWEST_BEFORE_CUT, end):
            if not window[place][0][_DIVIDED_BYTE] & _MEAN_CHILDREN_MASK:
                end = place + 1
                break
        node = blake3("".join(lines[start:end]).encode("ascii"), key=INTERNAL_NODE_KEY).digest()
        parents.append((node, sum([length for _, length in window[start:end]])))
        start = end
    return start
