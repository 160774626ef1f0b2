"""What Xet keeps: chunks, the xorbs that hold them, and the terms that files are made of.

Limits: huggingface/xet-core, `spec/xorb.md`, `spec/deduplication.md` and
`xet_core_structures/src/xorb_object/constants.rs`. `Chunk` and `Term` are tuples, because a shard
or an index makes thousands of them at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

CHUNK_HEADER = 8
LONGEST_CHUNK = 128 * 1024
LONGEST_PACKED_CHUNK = 2 * LONGEST_CHUNK
MOST_CHUNKS = 8192
# The client counts 64 MiB of chunks before it packs them; each then gets its header besides.
LONGEST_XORB = 64 * 1024 * 1024 + MOST_CHUNKS * CHUNK_HEADER


class Chunk(NamedTuple):
    """A chunk in a xorb. All lengths are in bytes.

    `offset` is where its header of 8 bytes begins in the xorb's chunk region, `packed` the length
    of what follows the header, `length` that of the chunk itself.
    """

    hash: bytes
    offset: int
    packed: int
    length: int

    @property
    def end(self) -> int:
        """The offset after its last byte."""
        return self.offset + CHUNK_HEADER + self.packed


@dataclass(frozen=True, slots=True)
class Xorb:
    """A run of chunks. `size` is that of the chunk region: what follows it is not counted."""

    hash: bytes
    chunks: tuple[Chunk, ...]
    size: int


class Term(NamedTuple):
    """A stretch of a file: the chunks `start` to before `end` of a xorb, `length` bytes in all."""

    xorb: bytes
    length: int
    start: int
    end: int
