from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.imports.deontic import DEONTIC, deontic_words
from comity.regulation.domain.texts import OPERATIVE


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Boxes shall be closed and shall not leak.", ["must", "must-not"]),
        ("en", "Boxes may not leak and should be red.", ["must-not", "should"]),
        ("en", "The following shall be prohibited:", ["must-not"]),
        ("en", "No provider shall open it.", ["must-not"]),
        ("en", "It is to be kept.", ["must"]),
        ("en", "It is not to be kept.", ["must-not"]),
        ("ko", "상자를 닫아야 한다.", ["must"]),
        ("ko", "상자를 열어서는 아니 된다.", ["must-not"]),
        ("ko", "상자를 닫도록 노력하여야 한다.", ["should"]),
        ("zh", "应当关闭，不得打开，鼓励涂红。", ["must", "must-not", "should"]),
        ("ja", "閉めなければならない。開けてはならない。", ["must", "must-not"]),
        ("ja", "閉めるよう努めるものとする。", ["should"]),
        (
            "it",
            "È vietato aprirla; non deve perdere, e deve essere chiusa.",
            ["must-not"] * 2 + ["must"],
        ),
        ("fr", "Il doit.", []),
    ],
)
def test_modalities(language: str, text: str, expected: list[str]) -> None:
    assert [word.modality for word in deontic_words(text, language)] == expected


WORDS = {
    "en": ["shall", "must", "should", "may", "not", "prohibited", "is to", "are", "to", "no", "it"],
    "ko": ["야 한다", "야한다", "아니 된다", "안된다", "노력하여", "상자"],
    "zh": ["应当", "不得", "必须", "禁止", "鼓励", "盒"],
    "it": ["deve", "non", "devono", "vietata", "tenuti a", "obbligo", "assicura", "è fatto", "e"],
    "ja": ["なければならない", "ものとする", "てはならない", "努め", "責務を有する", "箱"],
}


@given(st.sampled_from(sorted(WORDS)).flatmap(
    lambda tag: st.tuples(st.just(tag), st.lists(st.sampled_from(WORDS[tag]), max_size=8))
))  # fmt: skip
def test_whatever_is_operative_has_a_modality(drawn: tuple[str, list[str]]) -> None:
    language, words = drawn
    text = (" " if language in ("en", "it", "ko") else "").join(words)
    found = deontic_words(text, language)
    assert bool(found) is bool(OPERATIVE[language].search(text))
    assert [word.start for word in found] == sorted(word.start for word in found)
    assert all(text[word.start : word.end] == word.words for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_the_languages_are_those_of_operative_words() -> None:
    assert DEONTIC.keys() == OPERATIVE.keys()
