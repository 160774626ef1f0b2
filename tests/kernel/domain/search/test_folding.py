from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comity.kernel.domain.search.folding import fold, fold_in_place

SCRIPTS = "aZéßØœĄñ İıﬁＡ９ Жёй अनि ضَدةىآ١٢ 한글法令標识ガゴｶﾞーＣ条-’'().,\u0301\u200f"
TEXTS = st.text(st.sampled_from(SCRIPTS), max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d’Ivoire", "cote d’ivoire"),
        ("STRASSE Straße", "strasse strasse"),
        ("Åland Łódź Søren", "aland lodz soren"),
        ("İstanbul ıssız", "istanbul issiz"),
        ("ЁЛКА Йод", "елка иод"),
        ("الأُورُوبِّيّ", "الاوروبي"),
        ("مـــادة ٣١", "ماده 31"),
        ("ﬁne ＡＢ１２", "fine ab12"),
        ("ガイド ｶﾞｲﾄﾞ", "ガイド ガイド"),
        ("한국", "한국"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_what_is_compared(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text.casefold()) == fold(text)


@given(TEXTS)
@example("\uff76\u200f\uff9e")
def test_folding_in_place_gives_the_same_letters(text: str) -> None:
    assert fold_in_place(text).text == fold(text)


@given(TEXTS)
def test_places_lead_back_into_the_text(text: str) -> None:
    found = fold_in_place(text)
    for at in range(len(found.text)):
        start, end = found.span(at, at + 1)
        assert found.text[at] in fold(text[start:end])
