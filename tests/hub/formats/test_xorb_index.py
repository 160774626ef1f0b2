"""The kept chunk table comes back as it was, or not at all."""

from __future__ import annotations

import pytest
from blake3 import blake3
from hypothesis import given
from hypothesis import strategies as st
from tests.hub.xet_client import small_upload

from comity.hub.formats.xorb import read_xorb, write_xorb
from comity.hub.formats.xorb_index import decode_index, encode_index
from comity.kernel.domain.errors import IntegrityFailure

_, XORB = write_xorb([b"one", b"a" * 1000])


def refused(data: bytes) -> str:
    with pytest.raises(IntegrityFailure) as raised:
        decode_index(data)
    return raised.value.message.id


@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=20))
def test_round_trip(contents: list[bytes]) -> None:
    _, xorb = write_xorb(contents)
    index = encode_index(xorb)
    assert len(index) == 76 + 40 * len(contents)
    assert decode_index(index) == xorb


def test_of_the_client_s_xorbs() -> None:
    for digest, data in small_upload().xorbs.items():
        xorb = read_xorb(data, digest)
        assert decode_index(encode_index(xorb)) == xorb


def test_any_changed_byte_is_seen() -> None:
    index = encode_index(XORB)
    for place in range(len(index)):
        changed = bytearray(index)
        changed[place] ^= 1
        reason = "xorb-index-version" if place < 4 else "xorb-index-damaged"
        assert refused(bytes(changed)) == reason


def test_any_other_length_is_seen() -> None:
    index = encode_index(XORB)
    assert {refused(index[:length]) for length in range(4, len(index))} == {"xorb-index-damaged"}
    assert refused(index + b"\0") == "xorb-index-damaged"


@pytest.mark.parametrize(("at", "number"), [(68, 1), (68, 3), (68, 2**32 - 1), (72, 0)])
def test_a_true_digest_does_not_excuse_a_lie(at: int, number: int) -> None:
    index = bytearray(encode_index(XORB))
    index[at : at + 4] = number.to_bytes(4, "little")
    index[4:36] = blake3(index[36:]).digest()
    assert refused(bytes(index)) == "xorb-index-damaged"
