from __future__ import annotations

from comity.regulation.formats.texts.structures import outline_of

TEXT = """\
箱法（令和七年法律第一号）
目次
　第一章　総則（第一条・第二条）
　附則
　　　第一章　総則
　（目的）
第一条　この法律は、箱について定める。
　（箱の責務）
第二条　箱は、次に掲げるものとする。
一　閉じたもの
二　次のいずれかに該当するもの
イ　名のあるもの
ロ　日のあるもの
（１）　年
（２）　月
二の二　乾いたもの
２　蓋は、開いてはならない。
3 蓋は、合うように努めるものとする。
これは、前の行の続きである。
第二条の規定は、箱に準用する。
（蓋）
第二条の二　蓋を置く。 2 蓋は、箱の上とする。 4 数ではない。
　　　第二章　雑則
章と条の間の行
第三条
条の次の行にある。
　　　附　則
　（施行期日）
第一条　この法律は、公布の日から施行する。
　（検討）
第二条　政府は、検討を加えるものとする。
　　　附　則　（令和八年法律第二号）　抄
１　この法律は、公布の日から施行する。
２　箱は、なお従前の例による。
別表第一（第二条関係）
一　金の箱
別表第二の三
終わり
"""


def test_units_and_their_lines() -> None:
    outline = outline_of(TEXT.encode(), "japanese", "ja")
    assert [(unit.eid, unit.first, unit.last) for unit in outline.units] == [
        ("art_1", 7, 7),
        ("art_1__para_1", 7, 7),
        ("art_2", 9, 20),
        ("art_2__para_1", 9, 16),
        ("art_2__para_1__point_1", 10, 10),
        ("art_2__para_1__point_2", 11, 15),
        ("art_2__para_1__point_2__point_i", 12, 12),
        ("art_2__para_1__point_2__point_ro", 13, 15),
        ("art_2__para_1__point_2__point_ro__point_1", 14, 14),
        ("art_2__para_1__point_2__point_ro__point_2", 15, 15),
        ("art_2__para_1__point_2-2", 16, 16),
        ("art_2__para_2", 17, 17),
        ("art_2__para_3", 18, 20),
        ("art_2-2", 22, 22),
        ("art_2-2__para_1", 22, 22),
        ("art_2-2__para_2", 22, 22),
        ("art_3", 25, 26),
        ("art_3__para_1", 26, 26),
        ("addenda_1", 27, 31),
        ("addenda_1__art_1", 29, 29),
        ("addenda_1__art_1__para_1", 29, 29),
        ("addenda_1__art_2", 31, 31),
        ("addenda_1__art_2__para_1", 31, 31),
        ("addenda_2", 32, 34),
        ("addenda_2__para_1", 33, 33),
        ("addenda_2__para_2", 34, 34),
        ("annex_1", 35, 36),
        ("annex_1__point_1", 36, 36),
        ("annex_2-3", 37, 38),
    ]


def test_what_binds_or_urges_is_operative() -> None:
    outline = outline_of(TEXT.encode(), "japanese", "ja")
    assert [unit.eid for unit in outline.operative()] == [
        "art_2__para_1",
        "art_2__para_2",
        "art_2__para_3",
        "addenda_1__art_2__para_1",
    ]


def test_an_article_with_one_paragraph_is_found_without_its_number() -> None:
    outline = outline_of(TEXT.encode(), "japanese", "ja")
    for eid in ("art_1", "art_1__para_1", "addenda_1__art_2"):
        unit = outline.find(eid)
        assert unit is not None
        assert outline.lines[unit.first - 1].startswith("第")


def test_a_bracketed_line_that_no_article_follows_is_no_caption() -> None:
    text = "第一条　箱を置く。\n（略）\n２　蓋は、開いてはならない。"
    outline = outline_of(text.encode(), "japanese", "ja")
    assert [unit.eid for unit in outline.units] == ["art_1", "art_1__para_1", "art_1__para_2"]


def test_a_number_that_does_not_follow_opens_no_paragraph() -> None:
    text = "第一条　箱を置く。\n２　蓋を置く。\n1 行目\n2 行目"
    outline = outline_of(text.encode(), "japanese", "ja")
    assert [(unit.eid, unit.last) for unit in outline.units] == [
        ("art_1", 4),
        ("art_1__para_1", 1),
        ("art_1__para_2", 4),
    ]
