from __future__ import annotations

import pytest

from comity.regulation.formats.imports.generic import generic_outline
from comity.regulation.formats.imports.numbers import number_in_eid


def eids(text: str, language: str = "en") -> list[str]:
    return [unit.eid for unit in generic_outline(text.split("\n"), language).units]


def test_levels_by_the_kind_of_marker() -> None:
    assert eids(
        "Section 1. Lids\n(1) Boxes:\n(a) one:\n(i) of lead;\n(ii) of tin;\n(b) two.\n(2) Lids."
        "\n(h) eight;\n(i) nine.\nSection 2. Marks"
    ) == [
        "sec_1",
        "sec_1__para_1",
        "sec_1__para_1__point_a",
        "sec_1__para_1__point_a__point_i",
        "sec_1__para_1__point_a__point_ii",
        "sec_1__para_1__point_b",
        "sec_1__para_2",
        "sec_1__para_2__point_h",
        "sec_1__para_2__point_i",
        "sec_2",
    ]


def test_a_sentence_about_an_article_opens_none() -> None:
    assert eids(
        "Article 5\nArticle 6 shall apply.\nSection 2 of Article 7.\nPart 3 of it\n1. One."
    ) == ["art_5", "art_5__para_1"]


def test_chapters_and_sections_above_articles_close_what_is_open() -> None:
    assert eids(
        "Article 1\n1. One.\nCHAPTER II - MORE\n2. nothing\nSECTION 1 - Titles\nArticle 2\n"
        "ANNEX I\nSection A. Lists\n1. One.\nSection B\n1. One."
    ) == [
        "art_1",
        "art_1__para_1",
        "art_2",
        "annex_I",
        "annex_I__sec_A",
        "annex_I__sec_A__point_1",
        "annex_I__sec_B",
        "annex_I__sec_B__point_1",
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Artículo 5. Objeto\na) uno", "es", ["art_5", "art_5__point_a"]),
        ("MADDE 5- (1) Kutu.", "tr", ["art_5", "art_5__para_1"]),
        ("Статья 5. Ящики\n1) один", "ru", ["art_5", "art_5__para_1"]),
        ("제5조의2(목적) ① 상자는", "ko", ["art_5-2", "art_5-2__para_1"]),
        ("第五条 盒子\n（一）铅", "zh", ["art_5", "art_5__point_1"]),
        ("المادة الخامسة\nأ) صندوق\nب) غطاء", "ar", ["art_5", "art_5__point_a", "art_5__point_b"]),
        ("المادة (٥): الصناديق\n١- صندوق", "ar", ["art_5", "art_5__para_1"]),
        ("§ 5 Kisten\n(1) Eine", "de", ["sec_5", "sec_5__para_1"]),
    ],
)
def test_articles_of_many_languages(text: str, language: str, expected: list[str]) -> None:
    assert eids(text, language) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12a", "12a"),
        ("22757.12", "22757-12"),
        ("٢٣", "23"),
        ("二十四", "24"),
        ("الثانية عشرة", "12"),
        ("الحادية والعشرون", "21"),
        ("الثلاثون", "30"),
        ("ب", "b"),
        ("나", "na"),
        ("③", "3"),
        ("IV", "IV"),
    ],
)
def test_numbers_as_eids_have_them(written: str, expected: str) -> None:
    assert number_in_eid(written) == expected
