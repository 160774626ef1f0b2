"""Texts as stems."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.crosswalk.words import stem, stems, words_of


def test_inflections_meet_and_function_words_go() -> None:
    assert stems("The assessments of risks, and assessing a risk") == (
        "assess",
        "risk",
        "assess",
        "risk",
    )


def test_accents_and_case_are_folded() -> None:
    assert stem("Décision") == stem("decision")


def test_chinese_japanese_and_korean_are_read_in_pairs() -> None:
    assert stems("深度合成") == ("深度", "度合", "合成")
    assert stems("고영향 인공지능") == ("고영", "영향", "인공", "공지", "지능")
    assert stems("제AI법") == ("제", "ai", "법")


def test_each_stem_keeps_the_word_that_was_written() -> None:
    assert list(words_of("Provider's Obligations")) == [
        ("provid", "Provider"),
        ("s", "s"),
        ("oblig", "Obligations"),
    ]


@given(st.text())
def test_any_text_has_stems_and_equal_text_equal_ones(text: str) -> None:
    assert stems(text) == tuple(found for found, _ in words_of(text))
