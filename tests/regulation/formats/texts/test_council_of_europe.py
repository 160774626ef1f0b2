from __future__ import annotations

from comity.regulation.formats.texts.structures import outline_of

TEXT = """\
Preamble

1\tBeing no provision, this is left out.

Chapter I – General provisions

Article 1 – Purpose

This Convention is about boxes.

Article 2 – Boxes

1\tEach Party shall keep boxes:

a\tclosed; and

b\tmarked, that is:

i\twith a name;

ii\twith a day.

This shall be checked.

2    Lids may be open.

Chapter II – Last provisions Article 3 – Lids

Each Party shall see that lids are:

h\tdry;

i\tcold; and

j\tkept.
2 of them are enough, as Article 2 says.

Article 4

Article 2, paragraph 1, holds here too.

Done at Vilnius, in one copy.
"""


def test_units_and_their_lines() -> None:
    outline = outline_of(TEXT.encode(), "council-of-europe", "en")
    assert [(unit.eid, unit.first, unit.last) for unit in outline.units] == [
        ("art_1", 7, 9),
        ("art_2", 11, 25),
        ("art_2__para_1", 13, 23),
        ("art_2__para_1__point_a", 15, 15),
        ("art_2__para_1__point_b", 17, 23),
        ("art_2__para_1__point_b__point_i", 19, 19),
        ("art_2__para_1__point_b__point_ii", 21, 23),
        ("art_2__para_2", 25, 25),
        ("art_3", 27, 36),
        ("art_3__point_h", 31, 31),
        ("art_3__point_i", 33, 33),
        ("art_3__point_j", 35, 36),
        ("art_4", 38, 40),
    ]


def test_operative_units() -> None:
    outline = outline_of(TEXT.encode(), "council-of-europe", "en")
    assert [unit.eid for unit in outline.operative()] == [
        "art_2__para_1",
        "art_2__para_1__point_b__point_ii",
        "art_3",
    ]
