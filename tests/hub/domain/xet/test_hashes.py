"""Hashes agree with the specification and with the real client."""

from __future__ import annotations

import pytest
from blake3 import blake3
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.xet_client import small_upload

from comity.hub.domain.xet.hashes import (
    DATA_KEY,
    INTERNAL_NODE_KEY,
    NOTHING,
    VERIFICATION_KEY,
    chunk_hash,
    file_hash,
    from_hex,
    range_hash,
    sampled_for_deduplication,
    to_hex,
    xorb_hash,
)
from comity.kernel.domain.errors import InvalidInput

HASHES = st.binary(min_size=32, max_size=32)
CHUNKS = st.lists(st.tuples(HASHES, st.integers(1, 131072)), max_size=60)


def test_a_hash_prints_in_words() -> None:
    # The bytes of the example in spec/api.md, which leaves two digits out.
    assert to_hex(bytes(range(32))) == (
        "07060504030201000f0e0d0c0b0a090817161514131211101f1e1d1c1b1a1918"
    )


@given(HASHES)
def test_what_prints_can_be_read(digest: bytes) -> None:
    assert from_hex(to_hex(digest)) == digest


@pytest.mark.parametrize(
    "text",
    ["", "0" * 63, "0" * 65, "A" * 64, "0x" + "0" * 62, " " + "0" * 63, "0" * 64 + "\n", "٠" * 64],
)
def test_nothing_else_is_a_hash(text: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        from_hex(text)
    assert raised.value.message.id == "xet-hash-malformed"


def test_the_keys_are_the_published_ones() -> None:
    assert list(DATA_KEY[:4]) == [102, 151, 245, 119]
    assert list(INTERNAL_NODE_KEY[:4]) == [1, 126, 197, 199]
    assert list(VERIFICATION_KEY[:4]) == [127, 24, 87, 214]
    assert {len(key) for key in (DATA_KEY, INTERNAL_NODE_KEY, VERIFICATION_KEY)} == {32}


# From the reference table of merklehash/src/aggregated_hashes.rs.
A, B, C, D = (
    "cfc5d07f6f03c29bbf424132963fe08d19a37d5757aaf520bf08119f05cd56d6",
    "c3e67584b5c4fc2a89837ec39e40f2c8a6bb0b2987ac94cd4b31e5fbdd210a72",
    "0d2beb91b9196929a5ddec9f6e306924ddf4a24268e3e59fd8464738d525af37",
    "adf8773496a9b7319b2e50dc98093f344053b17d8ad37100b9c07d9805988784",
)


@pytest.mark.parametrize(
    ("nodes", "xorb", "file"),
    [
        ([], "0" * 64, "0" * 64),
        ([A], A, "8e16257caa3fe079d484d872a8975264b2ff683b0d6db9028cc7c0f968a45661"),
        (
            [A, B, C],
            "71ec1275fca074724e2dd666921b3277c7cee603e4d025bcab2d4050015be2bc",
            "54e55dccc6653c612bdb5576c5d3cb34bb31bc4e100248abccf4c908b3ef7715",
        ),
        (
            [A, B, A, B, C, D],
            "52c826f99507aa05d0b45e9837fa1709e0485425cfbcb1e80db3905cf98b3ee9",
            "91d21684db364c8883ab8209fa5eb2e781cf07f37e1fa43e731c30839afe422f",
        ),
    ],
)
def test_trees_of_the_reference(nodes: list[str], xorb: str, file: str) -> None:
    lengths = {A: 100, B: 200, C: 300, D: 400}
    chunks = [(from_hex(node), lengths[node]) for node in nodes]
    assert to_hex(xorb_hash(chunks)) == xorb
    assert to_hex(file_hash(chunks)) == file


def plain_root(chunks: list[tuple[bytes, int]]) -> bytes:
    """The root as the rule says it, without a window."""
    nodes = chunks
    while len(nodes) > 1:
        row, start = [], 0
        while start < len(nodes):
            rest = nodes[start : start + 9]
            cuts = [place + 1 for place in range(2, len(rest)) if rest[place][0][24] % 4 == 0]
            part = rest[: min(cuts, default=len(rest))]
            text = "".join(f"{to_hex(digest)} : {length}\n" for digest, length in part)
            digest = blake3(text.encode(), key=INTERNAL_NODE_KEY).digest()
            row.append((digest, sum(length for _, length in part)))
            start += len(part)
        nodes = row
    return nodes[0][0] if nodes else NOTHING


@given(CHUNKS)
def test_the_root_follows_the_rule(chunks: list[tuple[bytes, int]]) -> None:
    assert xorb_hash(chunks) == plain_root(chunks)


@pytest.mark.parametrize("count", [8191, 8192, 8193, 8200, 8201, 16384, 20_000])
def test_a_window_does_not_show(count: int) -> None:
    chunks = [(blake3(number.to_bytes(4, "big")).digest(), number) for number in range(count)]
    assert xorb_hash(chunks) == plain_root(chunks)


@given(CHUNKS.filter(bool), st.data())
def test_another_order_or_length_is_another_file(
    chunks: list[tuple[bytes, int]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(chunks) - 1))
    digest, length = chunks[place]
    flipped = bytes([digest[0] ^ 1]) + digest[1:]
    assert file_hash(chunks) != file_hash(
        [*chunks[:place], (flipped, length), *chunks[place + 1 :]]
    )


def test_a_file_of_one_chunk_hashes_as_the_client_says() -> None:
    assert file_hash([(chunk_hash(b"a"), 1)]) == small_upload().hashes["letter"]
    assert file_hash([]) == small_upload().hashes["nothing"] == NOTHING


def test_the_order_of_a_range_counts() -> None:
    first, second = bytes(32), bytes([1] * 32)
    assert range_hash([first, second]) == blake3(first + second, key=VERIFICATION_KEY).digest()
    assert range_hash([first, second]) != range_hash([second, first])


@given(HASHES)
def test_a_sample_is_drawn_by_the_last_word_in_print(digest: bytes) -> None:
    assert sampled_for_deduplication(digest) is (int(to_hex(digest)[-16:], 16) % 1024 == 0)
    drawn = digest[:24] + (5 * 1024).to_bytes(8, "little")
    assert sampled_for_deduplication(drawn)
