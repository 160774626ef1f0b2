"""Tests of stems in a known language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernel.domain.search.stemming import stem_in


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("en", "strengthened", "strengthening"),
        ("fr", "améliorer", "amélioration"),
        ("es", "fortalecer", "fortalecimiento"),
        ("ru", "развитие", "развития"),
        ("ar", "التقدم", "تقدمنا"),
    ],
)
def test_words_of_one_stem(language: str, left: str, right: str) -> None:
    assert stem_in(left, language) == stem_in(right, language)


@given(st.text(max_size=30), st.sampled_from(["zh", "sw", ""]))
def test_where_there_is_no_stemmer_a_word_is_its_own_stem(word: str, language: str) -> None:
    assert stem_in(word, language) == word


@given(st.text(max_size=30), st.sampled_from(["ar", "en", "es", "fr", "ru"]))
def test_a_word_has_one_stem_whatever_is_asked_in_between(word: str, language: str) -> None:
    first = stem_in(word, language)
    stem_in.cache_clear()
    stem_in("amélioration", "fr")
    assert stem_in(word, language) == first
