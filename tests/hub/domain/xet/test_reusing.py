"""A file put together of what is there and what is new is the same file."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from comity.hub.domain.xet.hashes import chunk_hash
from comity.hub.domain.xet.objects import CHUNK_HEADER, LONGEST_XORB, MOST_CHUNKS, Chunk
from comity.hub.domain.xet.reusing import Place, Source, missing, terms_at

OLD, NEW = b"o" * 32, b"n" * 32
letters = st.lists(st.integers(0, 30), max_size=60)


def source(number: int, packed: int = 10) -> Source:
    digest = chunk_hash(number.to_bytes(4, "little"))
    return Source(b"l" * 32, Chunk(digest, number * 100, packed, number + 1))


@given(letters, st.lists(st.integers(0, 30), unique=True))
def test_every_chunk_comes_from_where_it_stands(file: list[int], stored: list[int]) -> None:
    sources = [source(number) for number in file]
    known = {source(number).chunk.hash: Place(OLD, at) for at, number in enumerate(stored)}
    new = missing(sources, known)
    xorbs = {OLD: [source(number) for number in stored]}
    places = dict(known)
    for at, group in enumerate(new):
        name = NEW[:-1] + bytes([at])
        xorbs[name] = group
        places.update((it.chunk.hash, Place(name, number)) for number, it in enumerate(group))
    terms = terms_at(sources, places)
    again = [it.chunk.hash for term in terms for it in xorbs[term.xorb][term.start : term.end]]
    assert again == [it.chunk.hash for it in sources]
    assert sum(term.length for term in terms) == sum(it.chunk.length for it in sources)
    fresh = [it.chunk.hash for group in new for it in group]
    assert len(set(fresh)) == len(fresh)
    assert not known.keys() & set(fresh)
    assert all((one.xorb, one.end) != (other.xorb, other.start) for one, other in pairwise(terms))


def test_groups_fit_into_xorbs() -> None:
    many = [source(number) for number in range(MOST_CHUNKS + 1)]
    assert [len(group) for group in missing(many, {})] == [MOST_CHUNKS, 1]
    each = 100_000
    long = [source(number, each) for number in range(1000)]
    groups = missing(long, {})
    assert len(groups) == 2
    assert all(len(group) * (each + CHUNK_HEADER) <= LONGEST_XORB for group in groups)
