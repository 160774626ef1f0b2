from __future__ import annotations

import pytest

from comity.regulation.formats.texts.structures import outline_of

BILL = """\
LEGISLATIVE COUNSEL'S DIGEST
(1) Existing law shuts boxes.
The people of the State of California do enact as follows:

SECTION 1. The Legislature finds:
(a) Boxes are many.
SEC. 2. Chapter 9 (commencing with Section 100.10) is added to the Code of Boxes, to read:
CHAPTER  9. Boxes
A line between chapters and sections.
100.10. This chapter is about boxes.
100.11. (a) A maker shall do both of the following:
(1) Close the box.
(2) Mark it.
(b) (1) (A) A maker shall not open a box that is any of the following:
(i) Closed.
(ii) Marked.
(B) Lids fit.
Lines without a mark belong to what is open.
(2) Boxes may stand.
SEC. 3. (a) This act is severable.
"""


def units(text: str) -> list[tuple[str, int, int]]:
    outline = outline_of(text.encode(), "california", "en")
    return [(unit.eid, unit.first, unit.last) for unit in outline.units]


def lettered(*marks: str) -> list[str]:
    """The eIds, without their section, of a section that has `marks` in a row."""
    text = "\n".join(["7. Boxes:", *(f"{mark} Text." for mark in marks)])
    return [eid.removeprefix("sec_7__") for eid, _, _ in units(text)[1:]]


def test_sections_of_codes_stand_beside_those_of_the_bill() -> None:
    assert units(BILL) == [
        ("sec_1", 5, 6),
        ("sec_1__subsec_a", 6, 6),
        ("sec_2", 7, 7),
        ("sec_100-10", 10, 10),
        ("sec_100-11", 11, 19),
        ("sec_100-11__subsec_a", 11, 13),
        ("sec_100-11__subsec_a__para_1", 12, 12),
        ("sec_100-11__subsec_a__para_2", 13, 13),
        ("sec_100-11__subsec_b", 14, 19),
        ("sec_100-11__subsec_b__para_1", 14, 18),
        ("sec_100-11__subsec_b__para_1__subpara_A", 14, 16),
        ("sec_100-11__subsec_b__para_1__subpara_A__clause_i", 15, 15),
        ("sec_100-11__subsec_b__para_1__subpara_A__clause_ii", 16, 16),
        ("sec_100-11__subsec_b__para_1__subpara_B", 17, 18),
        ("sec_100-11__subsec_b__para_2", 19, 19),
        ("sec_3", 20, 20),
        ("sec_3__subsec_a", 20, 20),
    ]


def test_words_go_to_the_innermost_unit() -> None:
    outline = outline_of(BILL.encode(), "california", "en")
    assert [unit.eid for unit in outline.operative()] == [
        "sec_100-11__subsec_a",
        "sec_100-11__subsec_b__para_1__subpara_A",
    ]


@pytest.mark.parametrize(
    ("marks", "last"),
    [
        (("(h)", "(i)"), "subsec_i"),
        (("(h)", "(1)", "(i)"), "subsec_i"),
        (("(h) (1) (A)", "(i)"), "subsec_i"),
        (("(h) (1) (A)", "(i)", "(ii)"), "subsec_h__para_1__subpara_A__clause_ii"),
        (("(h) (1) (A)", "(i) (1)", "(2)"), "subsec_i__para_2"),
        (("(c) (1) (A)", "(i)"), "subsec_c__para_1__subpara_A__clause_i"),
        (("(c) (1) (A)", "(i)", "(ii)", "(d)"), "subsec_d"),
    ],
)
def test_letters_and_roman_numerals(marks: tuple[str, ...], last: str) -> None:
    assert lettered(*marks)[-1] == last
