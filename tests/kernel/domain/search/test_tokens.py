from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.search.folding import fold
from comity.kernel.domain.search.tokens import LONGEST, Shape, neighbours, pieces, tokens_of


def terms(text: str) -> list[str]:
    return [token.term for token in tokens_of(fold(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Obligations of providers", ["oblig", "of", "provid"]),
        ("deep-fake", ["deep", "fake", "deepfak"]),
        ("d’Ivoire", ["d", "ivoir", "divoir"]),
        ("SB53", ["sb", "53", "sb53"]),
        ("2024/1689", ["2024", "1689", "2024_1689"]),
        ("C.R.S.", ["crs"]),
        ("标识", ["标", "标识", "识"]),
        ("人工", ["人", "人工", "工"]),
        ("기본 법", ["기", "기본", "본", "본법", "법"]),
        ("الاتحاد", ["اتحاد"]),
        ("Казахстан", ["казахстан"]),
        ("!?", []),
    ],
)
def test_terms(text: str, found: list[str]) -> None:
    assert terms(text) == found


@given(st.text(max_size=80))
def test_a_term_can_be_quoted_in_every_database(text: str) -> None:
    for token in tokens_of(fold(text)):
        # Characters newer than the tables of this Python count as Han by their plane.
        assert re.fullmatch(r"[\w.\U00020000-\U0003ffff]+", token.term)
        assert len(token.term) <= 2 * LONGEST


@given(st.text("abé標识한글ガдЖس -'12", max_size=40))
def test_what_is_asked_finds_the_text_that_it_was_taken_from(text: str) -> None:
    folded = fold(text)
    found = {token.term for token in tokens_of(folded)}
    for piece in pieces(folded):
        assert piece.shape is Shape.CITATION or piece.term in found


def test_one_character_is_asked_for_alone_and_more_in_pairs() -> None:
    assert [it.term for it in pieces("法")] == ["法"]
    assert [it.term for it in pieces("人工知能")] == ["人工", "工知", "知能"]


def test_two_words_may_be_written_as_one() -> None:
    assert [it.others for it in pieces("deep fake")] == [("deepfak",), ("deepfak",)]
    text = "deep fake, label"
    found = list(neighbours(text, list(tokens_of(text))))
    assert [(it.term, text[it.start : it.end]) for it in found] == [("deepfak", "deep fake")]
