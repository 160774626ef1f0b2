from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regulation.small import LATE, markets, profile, repealed, small_rules

from comity.kernel.domain.errors import IntegrityFailure
from comity.regulation.formats.compiled_corpus import LAYOUT, decode_rulebook, encode_rulebook

DATA = encode_rulebook(small_rules())


def test_what_was_written_reads_back_equal() -> None:
    back = decode_rulebook(DATA)
    assert back == small_rules()
    assert encode_rulebook(back) == DATA
    stated = profile(offer__markets=markets("DE"), system__risky=True)
    assert back.obligations(stated, ("EU",), LATE) == small_rules().obligations(
        stated, ("EU",), LATE
    )


def test_an_end_is_kept_with_what_it_cuts_off() -> None:
    rules = repealed()
    back = decode_rulebook(encode_rulebook(rules))
    assert back == rules
    assert back.corpus.instrument("eu-small-act").ended == date(2026, 7, 20)
    assert back.timetables == rules.timetables


def test_records_keep_their_types() -> None:
    back = decode_rulebook(DATA)
    for left, right in zip(back.program.nodes, small_rules().program.nodes, strict=True):
        assert (left.op is right.op, type(left.value)) == (True, type(right.value))
    norm = back.corpus.instruments[0].provisions[2].norms[0]
    assert norm.level is small_rules().corpus.instruments[0].provisions[2].norms[0].level


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_any_flipped_byte_is_noticed(place: int, flip: int) -> None:
    damaged = bytearray(DATA)
    damaged[place] ^= flip
    with pytest.raises(IntegrityFailure, match="damaged-cache"):
        decode_rulebook(bytes(damaged))


@given(st.integers(0, len(DATA) - 1))
def test_any_truncation_is_noticed(length: int) -> None:
    with pytest.raises(IntegrityFailure, match="damaged-cache"):
        decode_rulebook(DATA[:length])


@pytest.mark.parametrize("body", [b"", b"\x80", b"\xc1", b"\x94\xa1a\xc0\xc0\xc0", b"\x90" * 99])
def test_a_body_that_is_no_rulebook_is_noticed_though_its_digest_fits(body: bytes) -> None:
    with pytest.raises(IntegrityFailure, match="damaged-cache"):
        decode_rulebook(LAYOUT + sha256(body).digest() + body)


def test_more_bytes_than_were_written_are_noticed() -> None:
    with pytest.raises(IntegrityFailure, match="damaged-cache"):
        decode_rulebook(DATA + b"x")
