"""What a file is made of: whether its terms really give it, and what to fetch for a stretch of it.

Source: huggingface/xet-core, `spec/file_reconstruction.md`, `spec/download_protocol.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from comity.hub.domain.xet.hashes import file_hash as hash_of_file
from comity.hub.domain.xet.hashes import range_hash, to_hex
from comity.hub.domain.xet.objects import Chunk, Term
from comity.kernel.domain.errors import InvalidInput, UnknownName

_SomeChunk = TypeVar("_SomeChunk")

# 512 GiB of chunks of the usual 64 KiB: terms are short to write and long to check.
MOST_FILE_CHUNKS = 8 * 1024 * 1024
# Beyond it the lengths of single chunks are left out, as the reference server does.
LONGEST_WITH_CHUNK_LENGTHS = 1024 * 1024 * 1024


class RangeBeyondEnd(InvalidInput):
    """The stretch begins at or after the end of the file (HTTP 416)."""


@dataclass(frozen=True, slots=True)
class FetchRange:
    """Chunks `start` to before `end` of a xorb: its bytes `first` to `last`, both included."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """How to get at a stretch of a file.

    The first `offset_into_first_range` unpacked bytes of the first term are to be skipped; what
    stands behind the stretch is to be cut off. `fetches` has, for each xorb, ranges in order that
    neither overlap nor touch; each term lies within one. `chunk_lengths` has the lengths of each
    term's chunks, or nothing where they were not asked for.
    """

    offset_into_first_range: int
    terms: tuple[Term, ...]
    fetches: Mapping[bytes, tuple[FetchRange, ...]]
    chunk_lengths: tuple[tuple[int, ...], ...] = ()


def verify_file(
    file_hash: bytes,
    terms: Sequence[Term],
    range_hashes: Sequence[bytes],
    chunks_of: Mapping[bytes, Sequence[tuple[bytes, int]]],
    *,
    most_chunks: int = MOST_FILE_CHUNKS,
) -> int:
    """The size of the file that `terms` give, after everything was checked.

    `chunks_of` gives, for each xorb that is stored, its chunks as (hash, length). `range_hashes`
    has one hash for each term, or none where there are none to check. Raises `UnknownName` for a
    xorb that is not there, `InvalidInput` for all else.
    """
    if range_hashes and len(range_hashes) != len(terms):
        raise InvalidInput("xet-range-hashes-missing", file=to_hex(file_hash))
    if sum(term.end - term.start for term in terms) > most_chunks:
        raise InvalidInput("xet-file-too-many-chunks", file=to_hex(file_hash), most=most_chunks)
    chunks: list[tuple[bytes, int]] = []
    size = 0
    for place, term in enumerate(terms):
        part = _chunks_of_term(term, chunks_of)
        length = sum([length for _, length in part])
        if length != term.length:
            raise InvalidInput(
                "xet-term-length-wrong", term=place, length=length, stated=term.length
            )
        if range_hashes and range_hash([digest for digest, _ in part]) != range_hashes[place]:
            raise InvalidInput("xet-range-hash-wrong", term=place, xorb=to_hex(term.xorb))
        chunks += part
        size += length
    found = hash_of_file(chunks)
    if found != file_hash:
        raise InvalidInput("xet-file-hash-wrong", hash=to_hex(found), expected=to_hex(file_hash))
    return size


def reconstruct(
    terms: Sequence[Term],
    chunks_of: Mapping[bytes, Sequence[Chunk]],
    first: int,
    last: int | None,
    *,
    chunk_lengths: bool = False,
) -> Reconstruction:
    """What gives the bytes `first` to `last` of a file, both included; to its end for None.

    `terms` are those of a verified file. A `last` beyond the end is the end. Raises
    `RangeBeyondEnd` where there is no byte `first` (an empty file as a whole is an exception),
    `InvalidInput` for a stretch that ends before it starts, `UnknownName` for a xorb that is not
    in `chunks_of`.
    """
    size = sum(term.length for term in terms)
    if first < 0 or (last is not None and last < first):
        raise InvalidInput("xet-range-backwards", first=first, last=-1 if last is None else last)
    if first >= size:
        if terms or first or last is not None:
            raise RangeBeyondEnd("xet-range-beyond-end", first=first, size=size)
        return Reconstruction(0, (), {})
    end = size if last is None else min(last + 1, size)
    narrowed: list[Term] = []
    offset_into_first_range = 0
    begin = 0
    for term in terms:
        after = begin + term.length
        if begin < end and after > first:
            skipped, kept = _narrow(term, chunks_of, max(first - begin, 0), end - begin)
            if not narrowed:
                offset_into_first_range = first - begin - skipped
            narrowed.append(kept)
        begin = after
    listed = chunk_lengths and sum(term.length for term in narrowed) <= LONGEST_WITH_CHUNK_LENGTHS
    return Reconstruction(
        offset_into_first_range,
        tuple(narrowed),
        _fetches(narrowed, chunks_of),
        tuple(_lengths(term, chunks_of) for term in narrowed) if listed else (),
    )


def _chunks_of_term(
    term: Term, chunks_of: Mapping[bytes, Sequence[_SomeChunk]]
) -> Sequence[_SomeChunk]:
    """The chunks that `term` names. Raises where there is no such xorb, or it is too short."""
    chunks = chunks_of.get(term.xorb)
    if chunks is None:
        raise UnknownName("xet-xorb-unknown", xorb=to_hex(term.xorb))
    if not 0 <= term.start < term.end <= len(chunks):
        raise InvalidInput(
            "xet-term-outside-xorb", xorb=to_hex(term.xorb), start=term.start, end=term.end
        )
    return chunks[term.start : term.end]


def _lengths(term: Term, chunks_of: Mapping[bytes, Sequence[Chunk]]) -> tuple[int, ...]:
    return tuple([chunk.length for chunk in _chunks_of_term(term, chunks_of)])


def _narrow(
    term: Term, chunks_of: Mapping[bytes, Sequence[Chunk]], first: int, end: int
) -> tuple[int, Term]:
    """The part of `term` whose chunks hold its bytes from `first` to before `end`.

    With it comes the number of bytes that were left out before.
    """
    if first == 0 and end >= term.length:
        return 0, term
    skipped = length = begin = 0
    start = stop = term.start
    for place, chunk_length in enumerate(_lengths(term, chunks_of), term.start):
        if begin >= end:
            break
        if begin + chunk_length <= first:
            skipped += chunk_length
            start = place + 1
        else:
            length += chunk_length
            stop = place + 1
        begin += chunk_length
    return skipped, Term(term.xorb, length, start, stop)


def _fetches(
    terms: Sequence[Term], chunks_of: Mapping[bytes, Sequence[Chunk]]
) -> dict[bytes, tuple[FetchRange, ...]]:
    """For each xorb of `terms`, what of it is needed: overlapping and touching ranges are one."""
    ranges: dict[bytes, list[tuple[int, int]]] = {}
    for term in sorted(terms, key=lambda term: (term.start, term.end)):
        _chunks_of_term(term, chunks_of)
        merged = ranges.setdefault(term.xorb, [])
        if merged and term.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], term.end))
        else:
            merged.append((term.start, term.end))
    return {
        xorb: tuple(
            FetchRange(start, end, chunks_of[xorb][start].offset, chunks_of[xorb][end - 1].end - 1)
            for start, end in merged
        )
        for xorb, merged in ranges.items()
    }
