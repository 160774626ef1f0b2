"""Xorbs: those of the real client are read whole, and nothing else gets through."""

from __future__ import annotations

import tracemalloc

import lz4.frame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.xet_client import large_upload, small_upload

from comity.hub.domain.xet.hashes import chunk_hash, xorb_hash
from comity.hub.formats.xorb import Xorb, read_xorb, unpack, unpacked, write_xorb
from comity.kernel.domain.errors import InvalidInput


def chunk(body: bytes, length: int, *, scheme: int = 0, version: int = 0) -> bytes:
    """One chunk as it would stand in a xorb, true or not."""
    packed = len(body).to_bytes(3, "little")
    return bytes([version]) + packed + bytes([scheme]) + length.to_bytes(3, "little") + body


def hash_of(*contents: bytes) -> bytes:
    return xorb_hash([(chunk_hash(content), len(content)) for content in contents])


def refused(data: bytes, expected: bytes) -> str:
    with pytest.raises(InvalidInput) as raised:
        read_xorb(data, expected)
    return raised.value.message.id


def grouped(content: bytes) -> bytes:
    return b"".join(content[place::4] for place in range(4))


def footer(data: bytes, xorb: Xorb, *, digest: bytes | None = None) -> bytes:
    """Footer of version 1 (xorb_object_format.rs), with a nonce and its length behind it."""
    count = len(xorb.chunks).to_bytes(4, "little")
    hashes = b"XBLBHSH\0" + count + b"".join(each.hash for each in xorb.chunks)
    ends = b"".join(each.end.to_bytes(4, "little") for each in xorb.chunks)
    body = b"XETBLOB\x01" + (digest or xorb.hash) + hashes + b"XBLBBND\x01" + count + ends + ends
    body += count + bytes(8) + b"nonce".ljust(16, b"\0")
    return data + body + len(body).to_bytes(4, "little")


def test_the_client_s_xorb_is_read() -> None:
    ((expected, data),) = small_upload().xorbs.items()
    passed: list[int] = []
    xorb = read_xorb(data, expected, passed=passed.append)
    assert passed == [each.end for each in xorb.chunks]
    assert xorb.hash == expected
    assert data[xorb.size :].startswith(b"XETBLOB")
    assert xorb == read_xorb(memoryview(data)[: xorb.size], expected)
    whole = b"".join(unpacked(data, xorb.chunks))
    for name in ("random", "text", "floats", "letter"):
        assert small_upload().contents[name] in whole
    # Every way of packing occurs, or this test shows less than it says.
    assert {data[each.offset + 4] for each in xorb.chunks} == {0, 1, 2}
    assert [each.offset for each in xorb.chunks[1:]] == [each.end for each in xorb.chunks[:-1]]
    assert xorb.chunks[-1].end == xorb.size


def test_a_large_file_spans_two_xorbs() -> None:
    assert len(large_upload().xorbs) == 2
    xorbs = {digest: read_xorb(data, digest) for digest, data in large_upload().xorbs.items()}
    assert sum(each.length for xorb in xorbs.values() for each in xorb.chunks) == 70_000_000
    assert max(xorb.size for xorb in xorbs.values()) > 60 * 1024 * 1024


@given(st.lists(st.binary(min_size=1, max_size=300), min_size=1, max_size=20))
def test_what_is_written_can_be_read(contents: list[bytes]) -> None:
    data, xorb = write_xorb(contents)
    assert xorb.hash == hash_of(*contents)
    assert xorb.size == len(data)
    assert read_xorb(data, xorb.hash) == xorb
    assert list(unpacked(data, xorb.chunks)) == contents
    assert read_xorb(footer(data, xorb), xorb.hash) == xorb


def test_only_what_gets_shorter_is_packed() -> None:
    data, xorb = write_xorb([b"a" * 5000, b"abc"])
    assert data[4] == 1
    assert xorb.chunks[0].packed < 100
    assert xorb.chunks[1].packed == 3
    assert data[xorb.chunks[1].offset :] == chunk(b"abc", 3)


@given(st.binary(min_size=1, max_size=400))
def test_grouped_bytes_come_back_in_order(content: bytes) -> None:
    data = chunk(lz4.frame.compress(grouped(content)), len(content), scheme=2)
    xorb = read_xorb(data, hash_of(content))
    assert unpack(data, xorb.chunks[0]) == content


def test_another_hash_is_refused() -> None:
    data, xorb = write_xorb([b"one", b"two"])
    assert refused(data, bytes(32)) == "xorb-hash-wrong"
    assert refused(data.replace(b"one", b"onf"), xorb.hash) == "xorb-hash-wrong"


def test_no_end_is_left_open() -> None:
    data, xorb = write_xorb([b"one", b"a" * 1000])
    reasons = {length: refused(data[:length], xorb.hash) for length in range(len(data))}
    assert reasons.pop(0) == "xorb-empty"
    assert reasons.pop(xorb.chunks[1].offset) == "xorb-hash-wrong"
    assert set(reasons.values()) == {"xorb-truncated"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "xorb-empty"),
        (b"XETBLOB\x01", "xorb-empty"),
        (chunk(b"abc", 3, version=1), "xorb-chunk-version"),
        (chunk(b"abc", 3, scheme=3), "xorb-chunk-scheme"),
        (chunk(b"abc", 3, scheme=99), "xorb-chunk-scheme"),
        (chunk(b"abc", 4), "xorb-chunk-length"),
        (chunk(b"", 0), "xorb-chunk-length"),
        (chunk(b"", 3, scheme=1), "xorb-chunk-length"),
        (chunk(b"a" * 131_073, 131_073), "xorb-chunk-length"),
        (chunk(b"a" * 262_145, 10, scheme=1), "xorb-chunk-length"),
        (chunk(b"no frame", 8, scheme=1), "xorb-chunk-unreadable"),
        (chunk(lz4.frame.compress(b"abcd"), 3, scheme=1), "xorb-chunk-length"),
        (chunk(lz4.frame.compress(b"abcd"), 5, scheme=1), "xorb-chunk-length"),
        (chunk(lz4.frame.compress(b"abcd")[:-4], 4, scheme=1), "xorb-chunk-length"),
        (chunk(lz4.frame.compress(b"abcd") + b"more", 4, scheme=1), "xorb-chunk-length"),
        (chunk(lz4.frame.compress(b"abcd") * 2, 4, scheme=1), "xorb-chunk-length"),
        (chunk(b"abc", 3)[:7], "xorb-truncated"),
        (chunk(b"abc", 3)[:-1], "xorb-truncated"),
        (chunk(b"a", 1) * 8193, "xorb-too-many-chunks"),
    ],
)
def test_what_a_xorb_may_not_be(data: bytes, reason: str) -> None:
    assert refused(data, bytes(32)) == reason


@pytest.mark.parametrize("scheme", [1, 2])
@pytest.mark.parametrize("store_size", [True, False])
def test_a_bomb_unpacks_no_further_than_it_states(scheme: int, store_size: bool) -> None:
    bomb = lz4.frame.compress(bytes(40_000_000), store_size=store_size, block_size=7)
    assert len(bomb) < 262_144
    data = chunk(bomb, 131_072, scheme=scheme)
    tracemalloc.start()
    assert refused(data, bytes(32)) == "xorb-chunk-length"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8_000_000


def test_a_size_that_lies_allocates_nothing() -> None:
    frame = bytearray(lz4.frame.compress(b"a" * 1000, store_size=True))
    frame[6:14] = (2**62).to_bytes(8, "little")
    assert refused(chunk(bytes(frame), 1000, scheme=1), bytes(32)) == "xorb-chunk-unreadable"


def test_too_long_is_not_even_looked_at() -> None:
    assert refused(bytes(64 * 1024 * 1024 + 65536 + 327_776 + 1), bytes(32)) == "xorb-too-long"


def test_a_footer_must_fit() -> None:
    data, xorb = write_xorb([b"one", b"two"])
    good = footer(data, xorb)
    assert read_xorb(good[:-4], xorb.hash) == xorb
    for wrong in (
        footer(data, xorb, digest=bytes(32)),
        good[:-5],
        good + b"\0",
        data + b"XETBLOB",
        data + good[xorb.size :].replace(b"XETBLOB\x01", b"XETBLOB\x07", 1),
    ):
        assert refused(wrong, xorb.hash) == "xorb-footer-wrong"


@given(st.binary(max_size=200))
def test_noise_is_refused_in_one_way(noise: bytes) -> None:
    with pytest.raises(InvalidInput):
        read_xorb(noise, bytes(32))


def test_a_changed_byte_never_passes() -> None:
    data, xorb = write_xorb([b"one", b"text " * 40])
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x40
        try:
            # A flag in an LZ4 frame may change nothing in what is unpacked; then all is well.
            found = read_xorb(bytes(changed), xorb.hash)
        except InvalidInput:
            continue
        assert list(unpacked(bytes(changed), found.chunks)) == [b"one", b"text " * 40]


def test_a_table_of_another_xorb_does_not_unpack() -> None:
    data, xorb = write_xorb([b"one"])
    other, table = write_xorb([b"one", b"seven"])
    with pytest.raises(InvalidInput) as raised:
        unpack(data, table.chunks[1])
    assert raised.value.message.id == "xorb-truncated"
    assert unpack(other, xorb.chunks[0]) == b"one"


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        ([], "xorb-empty"),
        ([b""], "xorb-chunk-length"),
        ([b"a" * 131_073], "xorb-chunk-length"),
        ([b"a"] * 8193, "xorb-too-many-chunks"),
    ],
)
def test_what_is_not_written(contents: list[bytes], reason: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        write_xorb(contents)
    assert raised.value.message.id == reason
