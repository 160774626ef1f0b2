"""Texts read by numbering that an instrument declares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.instruments import Numbering, Text, TextStructure
from comity.regulation.formats.texts.declared import declared_outline
from comity.regulation.formats.texts.placeholders import divided, follows, ordinal
from comity.regulation.formats.texts.structures import outline_of_text

RULES = (
    Numbering(level=0, unit="annex_I", line=14),
    Numbering(level=0, unit="sec", opens="{1}."),
    Numbering(level=1, unit="para", opens="({a})"),
    Numbering(level=2, unit="point", opens="({i})"),
    Numbering(level=3, unit="item", opens="•"),
    Numbering(level=1, unit="para", opens="", within="annex"),
)
TEXT = """\
Title
2019 was a year
1. Boxes
(a) shall close;
(b) shall open;
(i) wide,
(ii) and wider;
(c) and stand.
• one
• two
and more of two
2. Lids
• one
Annex
first
second"""


def units(text: str, rules: tuple[Numbering, ...], extent: str = "") -> list[tuple[str, int, int]]:
    outline = declared_outline(text.split("\n"), "en", rules, extent)
    return [(unit.eid, unit.first, unit.last) for unit in outline.units]


def test_lines_open_units_by_words_by_place_and_by_count() -> None:
    assert units(TEXT, RULES) == [
        ("sec_1", 3, 11),
        ("sec_1__para_a", 4, 4),
        ("sec_1__para_b", 5, 7),
        ("sec_1__para_b__point_i", 6, 6),
        ("sec_1__para_b__point_ii", 7, 7),
        ("sec_1__para_c", 8, 11),
        ("sec_1__para_c__item_1", 9, 9),
        ("sec_1__para_c__item_2", 10, 11),
        ("sec_2", 12, 13),
        ("sec_2__item_1", 13, 13),
        ("annex_I", 14, 16),
        ("annex_I__para_1", 15, 15),
        ("annex_I__para_2", 16, 16),
    ]


def test_only_lines_within_the_extent_are_read() -> None:
    assert units(TEXT, RULES, "3-5") == [
        ("sec_1", 3, 5), ("sec_1__para_a", 4, 4), ("sec_1__para_b", 5, 5),
    ]  # fmt: skip


def test_i_is_a_letter_after_h() -> None:
    lines = "\n".join(["1.", *(f"({letter})" for letter in "abcdefghij")])
    assert [eid for eid, _, _ in units(lines, RULES)][-2:] == ["sec_1__para_i", "sec_1__para_j"]


def test_dotted_numbers_become_hyphens_and_go_up() -> None:
    rules = (Numbering(level=0, unit="sec", opens="{1.2}"),)
    assert units("1.9 a\n1.10 b\n1.2 is cited here\n2.1 c", rules) == [
        ("sec_1-9", 1, 1), ("sec_1-10", 2, 3), ("sec_2-1", 4, 4),
    ]  # fmt: skip


def test_nothing_deeper_opens_before_something_stands_above_it() -> None:
    assert units("(a) x\n• y", RULES[2:5]) == []


def test_a_text_is_read_by_its_own_numbering() -> None:
    text = Text(
        id="t", version="1", language="en", official=True, structure=TextStructure.OUTLINE,
        sha256="0" * 64, numbering=RULES, extent="12-16",
    )  # fmt: skip
    found = outline_of_text(TEXT.encode(), text)
    assert [unit.eid for unit in found.units][:2] == ["sec_2", "sec_2__item_1"]


@pytest.mark.parametrize(
    ("mark", "number", "value"),
    [("{1}", "12", (12,)), ("{1.2}", "1.10", (1, 10)), ("{a}", "c", (3,)), ("{a}", "aa", (27,)),
     ("{A}", "B", (2,)), ("{i}", "iv", (4,)), ("{I}", "XIX", (19,)), ("{i}", "xlii", (42,))],
)  # fmt: skip
def test_numbers_are_read_by_their_placeholder(
    mark: str, number: str, value: tuple[int, ...]
) -> None:
    assert ordinal(mark, number) == value


def test_a_leap_is_no_number() -> None:
    assert follows("{1}", "3", "2", outermost=False)
    assert follows("{1}", "5", "2", outermost=False)
    assert not follows("{1}", "2019", "2", outermost=False)
    assert not follows("{1}", "2", "2", outermost=True)
    assert follows("{1}", "11", "", outermost=True)


def test_what_stands_around_the_placeholder() -> None:
    assert divided("Principle {1}:") == ("Principle ", "{1}", ":")
    assert divided("•") == ("•", "", "")


@given(st.lists(st.sampled_from(["1. a", "(a)", "(i)", "• b", "words", "", "2. b", "(b)"])))
def test_units_lie_within_those_they_stand_in(lines: list[str]) -> None:
    outline = declared_outline(lines, "en", RULES[1:5], "")
    ranges = {unit.eid: (unit.first, unit.last) for unit in outline.units}
    for unit in outline.units:
        owner, mark, _ = unit.eid.rpartition("__")
        if mark:
            first, last = ranges[owner]
            assert first <= unit.first <= unit.last <= last
