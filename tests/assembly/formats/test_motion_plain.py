"""Texts of motions as plain data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from tests.assembly.domain.amended import TEXT
from tests.assembly.domain.drawn_texts import ANY_WORDS, texts

from comity.assembly.domain.amendments import NewParagraph
from comity.assembly.domain.paragraphs import Kind, MotionText
from comity.assembly.formats.motion_plain import (
    new_from_plain,
    new_to_plain,
    text_from_plain,
    text_to_plain,
)
from comity.kernel.domain.errors import Problems


@given(texts(ANY_WORDS))
def test_a_text_comes_back_as_it_was(text: MotionText) -> None:
    assert text_from_plain(json.loads(json.dumps(text_to_plain(text)))) == text


def test_what_it_looks_like() -> None:
    assert text_to_plain(TEXT)[2:4] == [
        {"id": "a", "kind": "operative", "words": "Decides to keep a list of models:"},
        {"id": "b", "kind": "operative", "words": "that are large;", "depth": 1},
    ]


def test_what_is_inserted_comes_back() -> None:
    new = (NewParagraph("Noting,", Kind.PREAMBULAR), NewParagraph("at once;", depth=1))
    assert new_from_plain(json.loads(json.dumps(new_to_plain(new)))) == new


@pytest.mark.parametrize(
    ("plain", "ids"),
    [
        ("text", ["record-not-a-list"]),
        ([{"id": "a", "kind": "song", "words": 3}], ["record-word-unknown", "record-not-text"]),
        ([{"id": "a", "kind": "operative", "words": "a", "depth": 3}], ["paragraph-depth"]),
    ],
)
def test_every_error_is_told(plain: object, ids: list[str]) -> None:
    with pytest.raises(Problems) as raised:
        text_from_plain(plain)
    assert [each.message.id for each in raised.value.problems] == ids
