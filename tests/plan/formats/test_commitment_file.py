"""Tests of commitments as files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plan.seeding import PROMISE

from comity.kernel.domain.errors import InvalidInput
from comity.plan.formats.commitment_file import read_commitment, write_commitment

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def test_what_is_written_is_read_as_the_same() -> None:
    assert read_commitment(write_commitment(PROMISE).encode(), "x.yaml", lambda _: []) == PROMISE


@given(words, words)
def test_whatever_its_words(title: str, outcome: str) -> None:
    text = replace(PROMISE, title=title, outcome=outcome)
    assert read_commitment(write_commitment(text).encode(), "x.yaml", lambda _: []) == text


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (b"title: 5", "commitment-malformed"),
        (b"[]", "commitment-malformed"),
        (b"title: x\nlanguage: en\naction: a\ntarget: {value: many}", "commitment-malformed"),
        (b"x" * 600_000, "file-too-large"),
    ],
)
def test_what_is_none_is_told_in_one_sentence(source: bytes, error: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_commitment(source, "x.yaml", lambda _: [])
    assert caught.value.message.id == error
