"""A file's terms are believed only where the xorbs bear them out; a stretch costs what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.xet_client import Uploaded, large_upload, small_upload

from comity.hub.domain.xet.hashes import NOTHING, file_hash, range_hash, to_hex
from comity.hub.domain.xet.objects import Chunk, Term
from comity.hub.domain.xet.reconstruction import (
    FetchRange,
    RangeBeyondEnd,
    Reconstruction,
    reconstruct,
    verify_file,
)
from comity.hub.formats.shard import ShardFile, read_shard
from comity.hub.formats.xorb import Xorb, read_xorb, unpack, unpacked, write_xorb
from comity.kernel.domain.errors import InvalidInput, UnknownName

FIRST_DATA, FIRST = write_xorb([b"zero", b"one", b"a" * 500, b"three", b"four"])
SECOND_DATA, SECOND = write_xorb([b"ten", b"eleven"])
DATA = {FIRST.hash: FIRST_DATA, SECOND.hash: SECOND_DATA}
XORBS = {FIRST.hash: FIRST, SECOND.hash: SECOND}
CHUNKS = {xorb.hash: xorb.chunks for xorb in XORBS.values()}

TERMS = (
    Term(FIRST.hash, 503, 1, 3),
    Term(SECOND.hash, 9, 0, 2),
    Term(FIRST.hash, 505, 2, 4),
)
CONTENT = b"one" + b"a" * 500 + b"teneleven" + b"a" * 500 + b"three"


def pairs(xorbs: Mapping[bytes, Xorb]) -> dict[bytes, list[tuple[bytes, int]]]:
    return {
        xorb.hash: [(chunk.hash, chunk.length) for chunk in xorb.chunks] for xorb in xorbs.values()
    }


def hashes(term: Term) -> list[bytes]:
    return [chunk.hash for chunk in CHUNKS[term.xorb][term.start : term.end]]


RANGE_HASHES = [range_hash(hashes(term)) for term in TERMS]
FILE = file_hash(
    [
        (chunk.hash, chunk.length)
        for term in TERMS
        for chunk in CHUNKS[term.xorb][term.start : term.end]
    ]
)


def refused(
    terms: Sequence[Term] = TERMS,
    ranges: Sequence[bytes] = RANGE_HASHES,
    file: bytes = FILE,
    **limits: int,
) -> tuple[type[Exception], str]:
    with pytest.raises((InvalidInput, UnknownName)) as raised:
        verify_file(file, terms, ranges, pairs(XORBS), **limits)
    return raised.type, raised.value.message.id


def content_of(found: Reconstruction, data: Mapping[bytes, bytes], length: int) -> bytes:
    """What a client makes of an answer: it fetches the ranges, unpacks them and cuts."""
    fetched: dict[tuple[bytes, int], bytes] = {}
    for xorb, ranges in found.fetches.items():
        for each in ranges:
            part = data[xorb][each.first : each.last + 1]
            offset = 0
            for place in range(each.start, each.end):
                packed = int.from_bytes(part[offset + 1 : offset + 4], "little")
                size = int.from_bytes(part[offset + 5 : offset + 8], "little")
                chunk = Chunk(b"", offset, packed, size)
                fetched[xorb, place] = unpack(part, chunk)
                offset = chunk.end
            assert offset == len(part)
    parts = []
    for term in found.terms:
        part = b"".join(fetched[term.xorb, place] for place in range(term.start, term.end))
        assert len(part) == term.length
        parts.append(part)
    return b"".join(parts)[found.offset_into_first_range :][:length]


def files_of(uploaded: Uploaded) -> tuple[dict[bytes, Xorb], list[ShardFile]]:
    xorbs = {digest: read_xorb(data, digest) for digest, data in uploaded.xorbs.items()}
    return xorbs, [file for shard in uploaded.shards for file in read_shard(shard).files]


@pytest.mark.parametrize("upload", [small_upload, large_upload])
def test_the_client_s_files_are_true(upload: Callable[[], Uploaded]) -> None:
    uploaded = upload()
    xorbs, files = files_of(uploaded)
    names = {digest: name for name, digest in uploaded.hashes.items()}
    assert {names[file.hash] for file in files} == set(uploaded.contents)
    for file in files:
        content = uploaded.contents[names[file.hash]]
        assert len(file.range_hashes) == len(file.terms)
        size = verify_file(file.hash, file.terms, file.range_hashes, pairs(xorbs))
        assert size == len(content)
        chunks_of = {digest: xorb.chunks for digest, xorb in xorbs.items()}
        whole = reconstruct(file.terms, chunks_of, 0, None)
        assert content_of(whole, uploaded.xorbs, size) == content
        if size > 400_000:
            part = reconstruct(file.terms, chunks_of, 200_001, 300_000)
            assert content_of(part, uploaded.xorbs, 100_000) == content[200_001:300_001]
            fetched = [each for ranges in part.fetches.values() for each in ranges]
            assert sum(each.last + 1 - each.first for each in fetched) < 400_000


def test_the_two_xorbs_of_a_large_file_are_both_fetched() -> None:
    xorbs, (file,) = files_of(large_upload())
    chunks_of = {digest: xorb.chunks for digest, xorb in xorbs.items()}
    whole = reconstruct(file.terms, chunks_of, 0, None)
    assert whole.fetches == {
        digest: (FetchRange(0, len(xorb.chunks), 0, xorb.size - 1),)
        for digest, xorb in xorbs.items()
    }


def test_a_true_file_has_its_size() -> None:
    assert verify_file(FILE, TERMS, RANGE_HASHES, pairs(XORBS)) == len(CONTENT)
    assert verify_file(FILE, TERMS, (), pairs(XORBS)) == len(CONTENT)
    assert verify_file(NOTHING, (), (), {}) == 0


def test_what_is_not_true_is_refused() -> None:
    first, second, third = TERMS
    unknown = Term(bytes(32), 9, 0, 2)
    assert refused((unknown,), ()) == (UnknownName, "xet-xorb-unknown")
    for start, end in ((0, 3), (2, 3), (1, 1), (1, 0), (-1, 2)):
        outside = second._replace(start=start, end=end)
        assert refused((first, outside, third)) == (InvalidInput, "xet-term-outside-xorb")
    for length in (0, 502, 504):
        wrong = first._replace(length=length)
        assert refused((wrong, second, third)) == (InvalidInput, "xet-term-length-wrong")
    swapped = [RANGE_HASHES[1], RANGE_HASHES[0], RANGE_HASHES[2]]
    assert refused(ranges=swapped) == (InvalidInput, "xet-range-hash-wrong")
    assert refused(ranges=RANGE_HASHES[:2]) == (InvalidInput, "xet-range-hashes-missing")
    assert refused(file=bytes(32)) == (InvalidInput, "xet-file-hash-wrong")
    assert refused((first, third, second), ()) == (InvalidInput, "xet-file-hash-wrong")
    assert refused((), ()) == (InvalidInput, "xet-file-hash-wrong")
    assert refused(most_chunks=5) == (InvalidInput, "xet-file-too-many-chunks")
    assert verify_file(FILE, TERMS, RANGE_HASHES, pairs(XORBS), most_chunks=6) == len(CONTENT)


def test_a_file_that_is_short_to_write_and_long_to_check_is_refused_first() -> None:
    terms = [Term(FIRST.hash, 1, 0, 8192)] * 1025
    assert refused(terms, ()) == (InvalidInput, "xet-file-too-many-chunks")


def test_the_whole_file() -> None:
    found = reconstruct(TERMS, CHUNKS, 0, None)
    assert found == Reconstruction(
        0,
        TERMS,
        {
            FIRST.hash: (FetchRange(1, 4, FIRST.chunks[1].offset, FIRST.chunks[4].offset - 1),),
            SECOND.hash: (FetchRange(0, 2, 0, SECOND.size - 1),),
        },
    )


def test_ranges_that_do_not_touch_stay_apart() -> None:
    terms = (Term(FIRST.hash, 4, 4, 5), Term(FIRST.hash, 4, 0, 1), Term(FIRST.hash, 7, 0, 2))
    assert reconstruct(terms, CHUNKS, 0, None).fetches == {
        FIRST.hash: (
            FetchRange(0, 2, 0, FIRST.chunks[2].offset - 1),
            FetchRange(4, 5, FIRST.chunks[4].offset, FIRST.size - 1),
        )
    }


def test_a_stretch_is_cut_at_chunks() -> None:
    found = reconstruct(TERMS, CHUNKS, 504, 507, chunk_lengths=True)
    assert found.offset_into_first_range == 1
    assert found.terms == (Term(SECOND.hash, 9, 0, 2),)
    assert found.chunk_lengths == ((3, 6),)
    assert reconstruct(TERMS, CHUNKS, 1, 1).terms == (Term(FIRST.hash, 3, 1, 2),)
    assert reconstruct(TERMS, CHUNKS, 1, 1).chunk_lengths == ()
    assert reconstruct(TERMS, CHUNKS, 3, 505).terms == (
        Term(FIRST.hash, 500, 2, 3),
        Term(SECOND.hash, 3, 0, 1),
    )


@given(st.integers(0, len(CONTENT) - 1), st.integers(0, len(CONTENT) + 20) | st.none())
def test_any_stretch_gives_its_bytes(first: int, more: int | None) -> None:
    last = None if more is None else first + more
    expected = CONTENT[first:] if last is None else CONTENT[first : last + 1]
    found = reconstruct(TERMS, CHUNKS, first, last, chunk_lengths=True)
    assert content_of(found, DATA, len(expected)) == expected
    # Not one chunk too many: the first and the last that are named are needed.
    lengths = [length for term in found.chunk_lengths for length in term]
    assert found.offset_into_first_range < lengths[0]
    assert found.offset_into_first_range + len(expected) > sum(lengths) - lengths[-1]


def test_no_byte_no_stretch() -> None:
    for first, last in ((len(CONTENT), None), (len(CONTENT) + 5, len(CONTENT) + 9)):
        with pytest.raises(RangeBeyondEnd) as raised:
            reconstruct(TERMS, CHUNKS, first, last)
        assert raised.value.message.params == {"first": first, "size": len(CONTENT)}
    for first, last in ((5, 4), (-1, None)):
        with pytest.raises(InvalidInput) as backwards:
            reconstruct(TERMS, CHUNKS, first, last)
        assert backwards.value.message.id == "xet-range-backwards"
    with pytest.raises(RangeBeyondEnd):
        reconstruct((), CHUNKS, 0, 0)
    assert reconstruct((), CHUNKS, 0, None) == Reconstruction(0, (), {})


def test_a_xorb_that_is_gone_is_named() -> None:
    with pytest.raises(UnknownName) as raised:
        reconstruct(TERMS, {FIRST.hash: FIRST.chunks}, 0, None)
    assert raised.value.message.params == {"xorb": to_hex(SECOND.hash)}


def test_long_stretches_come_without_chunk_lengths() -> None:
    _, xorb = write_xorb([b"a" * 131_072] * 4)
    term = Term(xorb.hash, 4 * 131_072, 0, 4)
    chunks_of = {xorb.hash: xorb.chunks}
    short = reconstruct([term] * 2048, chunks_of, 0, None, chunk_lengths=True)
    assert short.chunk_lengths == ((131_072,) * 4,) * 2048
    assert reconstruct([term] * 2049, chunks_of, 0, None, chunk_lengths=True).chunk_lengths == ()


def test_the_helpers_of_this_test_read_what_was_written() -> None:
    assert b"".join(unpacked(SECOND_DATA, SECOND.chunks)) == b"teneleven"
