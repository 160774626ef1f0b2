"""Shards: the real client's come back as they are, and a lie costs nothing."""

from __future__ import annotations

import hashlib
import tracemalloc

import pytest
from blake3 import blake3
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.xet_client import large_upload, small_upload

from comity.hub.domain.xet.hashes import NOTHING
from comity.hub.formats.shard import Shard, ShardFile, ShardXorb, Term, read_shard, write_shard
from comity.hub.formats.xorb import read_xorb
from comity.kernel.domain.errors import InvalidInput

# A hash of ones alone would be a bookend.
HASHES = st.binary(min_size=32, max_size=32).filter(lambda digest: digest != b"\xff" * 32)
TERMS = st.builds(
    lambda xorb, start, count, length: Term(xorb, length, start, start + count),
    HASHES,
    st.integers(0, 8000),
    st.integers(1, 100),
    st.integers(1, 100_000),
)


@st.composite
def files(draw: st.DrawFn) -> ShardFile:
    terms = draw(st.lists(TERMS, max_size=4))
    ranges = draw(st.sampled_from([0, len(terms)]))
    return ShardFile(
        draw(HASHES),
        tuple(terms),
        tuple(draw(st.lists(HASHES, min_size=ranges, max_size=ranges))),
        draw(st.none() | HASHES.filter(any)),
    )


XORBS = st.builds(
    ShardXorb,
    HASHES,
    st.lists(
        st.tuples(HASHES, st.integers(0, 2**26), st.integers(1, 131_072)), min_size=1, max_size=4
    ).map(tuple),
    st.integers(0, 2**26),
)
SHARDS = st.builds(
    Shard, st.lists(files(), max_size=3).map(tuple), st.lists(XORBS, max_size=3).map(tuple)
)

A, B = bytes([1] * 32), bytes([2] * 32)
PLAIN = Shard(
    (ShardFile(A, (Term(B, 9, 0, 2),), (A,), hashlib.sha256(b"x").digest()),),
    (ShardXorb(B, ((A, 0, 4), (B, 4, 5)), 25),),
)
HEAD, SECTION = 48, 48


def refused(data: bytes, **limits: int) -> str:
    with pytest.raises(InvalidInput) as raised:
        read_shard(data, **limits)
    return raised.value.message.id


def changed(data: bytes, at: int, *words: int) -> bytes:
    new = b"".join(word.to_bytes(4, "little") for word in words)
    return data[:at] + new + data[at + len(new) :]


@given(SHARDS, st.booleans())
def test_round_trip(shard: Shard, footer: bool) -> None:
    assert read_shard(write_shard(shard, footer=footer)) == shard


def test_the_client_s_shard_tells_what_was_uploaded() -> None:
    uploaded = small_upload()
    (data,) = uploaded.shards
    shard = read_shard(data)
    names = {digest: name for name, digest in uploaded.hashes.items()}
    sums = {names[file.hash]: file.sha256 for file in shard.files}
    expected = {
        name: hashlib.sha256(content).digest() for name, content in uploaded.contents.items()
    }
    # The client has no SHA-256 for a file without content.
    assert sums == {**expected, "nothing": None}
    ((digest, stored),) = uploaded.xorbs.items()
    (listed,) = shard.xorbs
    xorb = read_xorb(stored, digest)
    assert listed.hash == digest
    assert [(chunk, length) for chunk, _, length in listed.chunks] == [
        (chunk.hash, chunk.length) for chunk in xorb.chunks
    ]
    starts = [sum(chunk.length for chunk in xorb.chunks[:place]) for place in (0, 1, 2)]
    assert [start for _, start, _ in listed.chunks[:3]] == starts


def test_the_client_s_shards_come_back() -> None:
    for data in (*small_upload().shards, *large_upload().shards):
        shard = read_shard(data)
        for footer in (True, False):
            assert read_shard(write_shard(shard, footer=footer)) == shard
        # Without the footer, which may be left out on the wire.
        assert read_shard(data[:-200]) == shard


def test_the_bytes_of_a_shard() -> None:
    data = write_shard(PLAIN, footer=True, made=5, expires=7)
    assert data.startswith(b"HFRepoMetaData\0")
    assert len(data) == 48 * 10 + 200
    assert data[48:80] == A
    assert data[80:88] == (3 << 30).to_bytes(4, "little") + (1).to_bytes(4, "little")
    # A SHA-256 is written in words, like a hash.
    sha256 = hashlib.sha256(b"x").digest()
    assert data[192:200] == sha256[:8][::-1]
    footer = data[-200:]
    places = [int.from_bytes(footer[at : at + 8], "little") for at in (0, 8, 16, 104, 112, 192)]
    assert places == [1, 48, 288, 5, 7, 480]
    assert write_shard(PLAIN, footer=False)[:40] == data[:40]
    assert write_shard(PLAIN, footer=False)[48:] == data[48:-200]


def test_chunks_under_a_key() -> None:
    key = bytes([7] * 32)
    plain = write_shard(PLAIN, footer=True)
    keyed = write_shard(PLAIN, footer=True, chunk_key=key)
    at = 288 + 48
    assert keyed[at : at + 32] == blake3(A, key=key).digest()
    assert keyed[:at] == plain[:at]
    assert keyed[480 + 72 : 480 + 104] == key
    assert refused(keyed) == "shard-keyed"
    with pytest.raises(ValueError, match="footer"):
        write_shard(PLAIN, footer=False, chunk_key=key)
    assert write_shard(PLAIN, footer=True, chunk_key=NOTHING) == plain


@pytest.mark.parametrize("footer", [True, False])
def test_every_end_is_seen(footer: bool) -> None:
    data = write_shard(PLAIN, footer=footer)
    whole = len(write_shard(PLAIN, footer=False))
    for length in range(len(data)):
        if length == whole:
            # What is left is a shard without a footer.
            assert read_shard(data[:length]) == PLAIN
        else:
            expected = "shard-truncated" if length < whole else "shard-footer-wrong"
            assert refused(data[:length]) == expected


@pytest.mark.parametrize("at", [HEAD + 36, 288 + 36])
@pytest.mark.parametrize("count", [2**32 - 1, 2**31, 100_000, 8192])
def test_a_count_that_lies_allocates_nothing(at: int, count: int) -> None:
    data = changed(write_shard(PLAIN, footer=False), at, count)
    tracemalloc.start()
    assert refused(data) in {"shard-truncated", "shard-xorb-wrong"}
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        (9, 2, 2),
        (9, 3, 2),
        (9, 8191, 8193),
        (0, 0, 2),
        (2 * 131_072 + 1, 0, 2),
        (9, 2**32 - 1, 0),
    ],
)
def test_a_term_that_nothing_can_serve(length: int, start: int, end: int) -> None:
    data = changed(write_shard(PLAIN, footer=False), HEAD + 48 + 36, length, start, end)
    assert refused(data) == "shard-term-wrong"


@pytest.mark.parametrize(
    ("at", "number"), [(288 + 36, 0), (288 + 36, 8193), (336 + 36, 0), (336 + 36, 131_073)]
)
def test_a_xorb_that_can_t_be(at: int, number: int) -> None:
    assert refused(changed(write_shard(PLAIN, footer=False), at, number)) == "shard-xorb-wrong"


@pytest.mark.parametrize(
    ("at", "number", "reason"),
    [
        (0, 0, "shard-unknown-kind"),
        (32, 3, "shard-unknown-kind"),
        (36, 1, "shard-unknown-kind"),
        (40, 0, "shard-footer-wrong"),
        (40, 201, "shard-footer-wrong"),
        (480, 2, "shard-footer-wrong"),
        (488, 96, "shard-footer-wrong"),
        (496, 240, "shard-footer-wrong"),
        (672, 0, "shard-footer-wrong"),
    ],
)
def test_header_and_footer_must_fit(at: int, number: int, reason: str) -> None:
    assert refused(changed(write_shard(PLAIN, footer=True), at, number)) == reason


def test_too_long_is_not_even_looked_at() -> None:
    data = write_shard(PLAIN, footer=True)
    assert read_shard(data, most_bytes=len(data)) == PLAIN
    assert refused(data, most_bytes=len(data) - 1) == "shard-too-long"
    assert refused(bytes(64 * 1024 * 1024 + 1)) == "shard-too-long"


@given(st.binary(max_size=400))
def test_noise_behind_a_header_is_refused_in_one_way(noise: bytes) -> None:
    header = write_shard(Shard(), footer=False)[:48]
    try:
        found = read_shard(header + noise)
    except InvalidInput:
        return
    assert read_shard(write_shard(found, footer=False)) == found
