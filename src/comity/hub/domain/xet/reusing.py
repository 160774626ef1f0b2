"""A file that was cut into chunks here, with what is stored already in the place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from comity.hub.domain.xet.objects import LONGEST_XORB, MOST_CHUNKS, Chunk, Term


class Place(NamedTuple):
    """Where a chunk stands: the xorb, and which of its chunks it is."""

    xorb: bytes
    number: int


class Source(NamedTuple):
    """A chunk of the file, and the xorb that was just made of it."""

    xorb: bytes
    chunk: Chunk


def missing(sources: Iterable[Source], known: Mapping[bytes, Place]) -> list[list[Source]]:
    """The chunks that are nowhere yet, each once, in groups that fit into a xorb."""
    groups: list[list[Source]] = []
    taken: set[bytes] = set()
    size = 0
    for source in sources:
        chunk = source.chunk
        if chunk.hash in known or chunk.hash in taken:
            continue
        taken.add(chunk.hash)
        length = chunk.end - chunk.offset
        if not groups or len(groups[-1]) == MOST_CHUNKS or size + length > LONGEST_XORB:
            groups.append([])
            size = 0
        groups[-1].append(source)
        size += length
    return groups


def terms_at(sources: Sequence[Source], places: Mapping[bytes, Place]) -> tuple[Term, ...]:
    """The file's terms, from where each of its chunks stands."""
    terms: list[Term] = []
    for source in sources:
        xorb, number = places[source.chunk.hash]
        last = terms[-1] if terms else None
        if last is not None and (last.xorb, last.end) == (xorb, number):
            terms[-1] = Term(xorb, last.length + source.chunk.length, last.start, number + 1)
        else:
            terms.append(Term(xorb, source.chunk.length, number, number + 1))
    return tuple(terms)
