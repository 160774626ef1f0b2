from __future__ import annotations

from comity.regulation.formats.texts.structures import outline_of

TEXT = """\
(1) A recital, which is left out.

CHAPTER I - GENERAL

Article 1 - Subject
This Act is about boxes.

Article 2
1. Boxes shall be:
(a) closed;
(b) marked, that is:
(i) with a name;
(ii) with a day;
(h) kept dry;
(i) kept cold;
(j) kept.
2. Lids may be open.
They should fit.

Article 3a
(1) 'box' means a thing;
(2) 'lid' means a thing of:
(a) wood; or
(b) tin.

CHAPTER II - LAST

A line between chapters.

ANNEX III
1. Boxes of:
(a) gold.
Section B. Others
2. Of lead.
"""


def test_units_and_their_lines() -> None:
    outline = outline_of(TEXT.encode(), "eu", "en")
    assert [(unit.eid, unit.first, unit.last) for unit in outline.units] == [
        ("art_1", 5, 6),
        ("art_2", 8, 18),
        ("art_2__para_1", 9, 16),
        ("art_2__para_1__point_a", 10, 10),
        ("art_2__para_1__point_b", 11, 13),
        ("art_2__para_1__point_b__point_i", 12, 12),
        ("art_2__para_1__point_b__point_ii", 13, 13),
        ("art_2__para_1__point_h", 14, 14),
        ("art_2__para_1__point_i", 15, 15),
        ("art_2__para_1__point_j", 16, 16),
        ("art_2__para_2", 17, 18),
        ("art_3a", 20, 24),
        ("art_3a__point_1", 21, 21),
        ("art_3a__point_2", 22, 24),
        ("art_3a__point_2__point_a", 23, 23),
        ("art_3a__point_2__point_b", 24, 24),
        ("annex_III", 30, 34),
        ("annex_III__point_1", 31, 32),
        ("annex_III__point_1__point_a", 32, 32),
        ("annex_III__sec_B", 33, 34),
        ("annex_III__sec_B__point_2", 34, 34),
    ]


def test_own_words_are_without_those_of_the_units_below() -> None:
    outline = outline_of(TEXT.encode(), "eu", "en")
    words = {unit.eid: unit.words for unit in outline.units}
    assert words["art_2__para_1"] == "1. Boxes shall be:"
    assert words["art_2__para_2"] == "2. Lids may be open. They should fit."


def test_what_binds_or_urges_is_operative() -> None:
    outline = outline_of(TEXT.encode(), "eu", "en")
    assert [unit.eid for unit in outline.operative()] == ["art_2__para_1", "art_2__para_2"]


def test_short_forms_find_the_only_paragraph() -> None:
    outline = outline_of(TEXT.encode(), "eu", "en")
    for eid, first in (
        ("art_2__para_1__point_a", 10),
        ("art_2__point_a", 10),
        ("art_1__para_1", 5),
    ):
        unit = outline.find(eid)
        assert unit is not None
        assert unit.first == first
    assert outline.find("art_9") is None


def letters(text: str) -> list[str]:
    units = outline_of(f"Article 1\n1. All:\n{text}".encode(), "eu", "en").units
    return [unit.eid.removeprefix("art_1__para_1__") for unit in units[2:]]


def test_roman_numbers_and_the_letters_that_look_like_them() -> None:
    assert letters("(a) x\n(i) x\n(b) x") == ["point_a", "point_a__point_i", "point_b"]
    assert letters("(u) x\n(v) x\n(w) x\n(x) x") == ["point_u", "point_v", "point_w", "point_x"]
    assert letters("(h) x\n(i) x\n(ii) x\n(i) x\n(j) x") == [
        "point_h", "point_h__point_i", "point_h__point_ii", "point_i", "point_j",
    ]  # fmt: skip
    assert letters("(a) x\n" + "".join(f"({it}) x\n" for it in ("i", "ii", "iii", "iv", "v"))) == [
        "point_a", *(f"point_a__point_{it}" for it in ("i", "ii", "iii", "iv", "v")),
    ]  # fmt: skip
