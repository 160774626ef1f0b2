from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.formats.texts.structures import outline_of

BILL = """\
SENATE BILL 24-999
(1) What stands before the first section is no unit.
SECTION 1. In Colorado Revised Statutes, add part 99 to article 1 of title 6 as follows:
PART 99 BOXES
6-1-9901. Definitions. As USED IN THIS PART 99:

(1)\t(a) "BOX" MEANS A BOX.
(b)\t"BOX" DOES NOT INCLUDE:
(I)\tA LID; OR
(II)\tAN OPEN BOX.
6-1-9902. Maker duty to close. (1) ON AND AFTER MAY 1, A MAKER SHALL CLOSE A BOX UNDER SECTION
6-1-9903 (3).
(2)(a) A MAKER MAY OPEN A BOX:
(I)\t(A) TO FILL IT, AS PROVIDED IN SUBSECTION
(1)(a) OF THIS SECTION; OR
(8)  TO MEND IT;
(II) TO SELL IT, OR TO USE IT AS SECTION 6-1-105
(l)(hhhh) SAYS.
6-1-9902. A MAKER REFERS TO THIS SECTION.
SECTION 2. In Colorado Revised Statutes, 10-3-1104.9, add (3)(e) as follows:
10-3-1104.9. Insurers' boxes - rules.
(3) (e) THE COMMISSIONER MAY ADOPT RULES.
SECTION 3. Effective date. (1) This act takes effect upon passage.
"""


def units(text: str) -> list[tuple[str, int, int]]:
    outline = outline_of(text.encode(), "colorado", "en")
    return [(unit.eid, unit.first, unit.last) for unit in outline.units]


def marked(*marks: str) -> list[str]:
    """The eIds, without their section, of a section that has `marks` in a row."""
    text = "\n".join(["6-1-1. Boxes.", *(f"{mark} TEXT." for mark in marks)])
    return [eid.removeprefix("sec_6-1-1__") for eid, _, _ in units(text)[1:]]


def test_sections_of_statutes_stand_beside_those_of_the_bill() -> None:
    assert units(BILL) == [
        ("sec_1", 3, 4),
        ("sec_6-1-9901", 5, 10),
        ("sec_6-1-9901__subsec_1", 7, 10),
        ("sec_6-1-9901__subsec_1__para_a", 7, 7),
        ("sec_6-1-9901__subsec_1__para_b", 8, 10),
        ("sec_6-1-9901__subsec_1__para_b__subpara_I", 9, 9),
        ("sec_6-1-9901__subsec_1__para_b__subpara_II", 10, 10),
        ("sec_6-1-9902", 11, 19),
        ("sec_6-1-9902__subsec_1", 11, 12),
        ("sec_6-1-9902__subsec_2", 13, 19),
        ("sec_6-1-9902__subsec_2__para_a", 13, 19),
        ("sec_6-1-9902__subsec_2__para_a__subpara_I", 14, 16),
        ("sec_6-1-9902__subsec_2__para_a__subpara_I__subpara_A", 14, 15),
        ("sec_6-1-9902__subsec_2__para_a__subpara_I__subpara_B", 16, 16),
        ("sec_6-1-9902__subsec_2__para_a__subpara_II", 17, 19),
        ("sec_2", 20, 20),
        ("sec_10-3-1104-9", 21, 22),
        ("sec_10-3-1104-9__subsec_3", 22, 22),
        ("sec_10-3-1104-9__subsec_3__para_e", 22, 22),
        ("sec_3", 23, 23),
        ("sec_3__subsec_1", 23, 23),
    ]


def test_words_go_to_the_innermost_unit() -> None:
    outline = outline_of(BILL.encode(), "colorado", "en")
    assert [unit.eid for unit in outline.operative()] == ["sec_6-1-9902__subsec_1"]


@pytest.mark.parametrize(
    ("marks", "last"),
    [
        (("(1) (a) (I) (A)", "(B)", "(II)"), "subsec_1__para_a__subpara_II"),
        (("(1)", "(a)", "(I)", "(II)", "(III)", "(IV)", "(V)"), "subsec_1__para_a__subpara_V"),
        (
            ("(1) (a) (I)", *(f"({letter})" for letter in "ABCDEFGHI")),
            "subsec_1__para_a__subpara_I__subpara_I",
        ),
        (
            ("(1) (a) (I)", "(II)", *(f"({letter})" for letter in "ABCDEFGHIJKLMNOPQRSTUVWX")),
            "subsec_1__para_a__subpara_II__subpara_X",
        ),
        (
            ("(1) (a) (I)", *(f"({it})" for it in "ABCDEF0H")),
            "subsec_1__para_a__subpara_I__subpara_H",
        ),
        (("(1) (a) (I) (A)", "(8)", "(C)"), "subsec_1__para_a__subpara_I__subpara_C"),
        (("(7) (a) (I) (A)", "(8)", "(C)"), "subsec_7__para_a__subpara_I__subpara_C"),
        (("(7) (a) (I) (A)", "(8)", "(9)"), "subsec_9"),
        (("(1)", "(1.5)", "(2)"), "subsec_2"),
        (("(1)", "(h)", "(i)"), "subsec_1__para_i"),
        (("(1)", "(z)", "(aa)"), "subsec_1__para_aa"),
    ],
)
def test_letters_numerals_and_what_scans_make_of_them(marks: tuple[str, ...], last: str) -> None:
    assert marked(*marks)[-1] == last


def test_the_capital_before_a_numeral_is_read_by_what_follows() -> None:
    """Below (IV), the letter after (U) is (V), and so is the numeral after (IV)."""
    start = ["(1) (a) (I)", "(II)", "(III)", "(IV)", *(f"({it})" for it in "ABCDEFGHIJKLMNOPQRSTU")]
    above = "subsec_1__para_a"
    assert marked(*start, "(V)", "(W)")[-2:] == [
        f"{above}__subpara_IV__subpara_V",
        f"{above}__subpara_IV__subpara_W",
    ]
    assert marked(*start, "(V)", "(VI)")[-2:] == [f"{above}__subpara_V", f"{above}__subpara_VI"]


@pytest.mark.parametrize(
    "line", ["(1)(a) OF IT", "(2) OR", "(b) OR", "(C), AND", "(13), AND", "(c)OR"]
)
def test_a_reference_at_the_start_of_a_line_opens_nothing(line: str) -> None:
    before = ["(1) (a) TEXT.", "(b) TEXT.", "(2) (a) TEXT.", "(b) TEXT UNDER SUBSECTION"]
    text = "\n".join(["6-1-1. Boxes.", *before, line])
    assert units(text)[-1] == ("sec_6-1-1__subsec_2__para_b", 5, 6)


NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
LETTERS = [chr(ord("A") + place) for place in range(20)]
Tree = list["Tree"]
trees: st.SearchStrategy[Tree] = st.lists(
    st.lists(st.lists(st.lists(st.just([]), max_size=20), max_size=4), max_size=4),
    min_size=1,
    max_size=4,
)


def numbered(tree: Tree, depth: int, above: str) -> Iterator[tuple[str, str]]:
    """The mark and the eId of each unit of a tree, in order."""
    if not tree:
        return
    kinds = ("subsec", "para", "subpara", "subpara")
    names = ([str(it) for it in range(1, 9)], list("abcdefgh"), NUMERALS, LETTERS)[depth]
    for name, below in zip(names, tree, strict=False):
        eid = f"{above}__{kinds[depth]}_{name}"
        yield f"({name})", eid
        yield from numbered(below, depth + 1, eid)


@given(trees, st.lists(st.booleans(), max_size=40))
def test_any_numbering_in_order_is_read_back(tree: Tree, joined: list[bool]) -> None:
    """Whether or not the first unit below another one stands on the same line."""
    expected = list(numbered(tree, 0, "sec_6-1-1"))
    lines, last = ["6-1-1. Boxes."], ""
    for place, (mark, eid) in enumerate(expected):
        first_below = eid.startswith(f"{last}__") and last
        if first_below and place < len(joined) and joined[place]:
            lines[-1] = lines[-1].removesuffix("TEXT.") + f"{mark} TEXT."
        else:
            lines.append(f"{mark} TEXT.")
        last = eid
    assert [eid for eid, _, _ in units("\n".join(lines))[1:]] == [eid for _, eid in expected]
