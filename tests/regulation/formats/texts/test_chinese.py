from __future__ import annotations

import pytest

from comity.regulation.domain.instruments import TextStructure
from comity.regulation.formats.texts.structures import STRUCTURES, outline_of, text_lines

CHINESE = """\
箱子管理办法

第一章 总则

第一条 为了箱子，制定本办法。

第二条 箱子应当：
（一）关闭；
（二）标明。
盖子不得打开。

第二章 附则
各章之间的一行。
第一百二十三条 本办法施行。
"""
ENGLISH = """\
Chapter I General
Article 1: Boxes shall be:
(1) closed;
(2) marked.
Lids must fit.
Article 2
Nothing.
"""


def units(text: str, structure: str, language: str) -> list[tuple[str, int, int]]:
    outline = outline_of(text.encode(), structure, language)
    return [(unit.eid, unit.first, unit.last) for unit in outline.units]


def test_lines_that_are_no_items_are_paragraphs() -> None:
    assert units(CHINESE, "chinese", "zh") == [
        ("art_1", 5, 5),
        ("art_1__para_1", 5, 5),
        ("art_2", 7, 10),
        ("art_2__para_1", 7, 9),
        ("art_2__para_1__point_1", 8, 8),
        ("art_2__para_1__point_2", 9, 9),
        ("art_2__para_2", 10, 10),
        ("art_123", 14, 14),
        ("art_123__para_1", 14, 14),
    ]


def test_the_english_of_it_is_numbered_alike() -> None:
    assert units(ENGLISH, "chinese-english", "en") == [
        ("art_1", 2, 5),
        ("art_1__para_1", 2, 4),
        ("art_1__para_1__point_1", 3, 3),
        ("art_1__para_1__point_2", 4, 4),
        ("art_1__para_2", 5, 5),
        ("art_2", 6, 7),
        ("art_2__para_1", 7, 7),
    ]


def test_what_binds_is_operative() -> None:
    outline = outline_of(CHINESE.encode(), "chinese", "zh")
    assert [unit.eid for unit in outline.operative()] == ["art_2__para_1", "art_2__para_2"]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零五", 105),
     ("三百二十", 320)],
)  # fmt: skip
def test_numerals(numeral: str, number: int) -> None:
    assert units(f"第{numeral}条 句。", "chinese", "zh")[0][0] == f"art_{number}"


def test_every_structure_has_a_reader() -> None:
    assert set(STRUCTURES) == set(TextStructure) - {TextStructure.OUTLINE}


def test_lines_are_counted_as_supports_count_them() -> None:
    assert text_lines(b"\xef\xbb\xbfa\r\nb\n") == ["a\r", "b", ""]
