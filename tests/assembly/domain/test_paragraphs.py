from __future__ import annotations

import pytest
from hypothesis import given
from tests.assembly.domain.drawn_texts import ANY_WORDS, texts

from comity.assembly.domain.paragraphs import (
    Kind,
    MotionText,
    Paragraph,
    beneath,
    letter,
    roman,
    tidy,
)
from comity.kernel.domain.errors import InvalidInput, UnknownName

TEXT = MotionText(
    (
        Paragraph("t", Kind.HEADING, "Title", 1),
        Paragraph("r1", Kind.PREAMBULAR, "Recalling"),
        Paragraph("r2", Kind.PREAMBULAR, "Noting"),
        Paragraph("a", Kind.OPERATIVE, "Decides:"),
        Paragraph("b", Kind.OPERATIVE, "this", 1),
        Paragraph("c", Kind.OPERATIVE, "that, with", 1),
        Paragraph("d", Kind.OPERATIVE, "more", 2),
        Paragraph("e", Kind.CONTINUED, "from now on."),
        Paragraph("f", Kind.OPERATIVE, "Asks."),
    )
)


def test_numbers_follow_from_where_paragraphs_stand() -> None:
    assert dict(TEXT.numbers) == {
        "t": "", "r1": "PP1", "r2": "PP2", "a": "1", "b": "1(a)", "c": "1(b)", "d": "1(b)(i)",
        "e": "", "f": "2",
    }  # fmt: skip
    assert TEXT.title == "Title"
    assert MotionText(TEXT.paragraphs[1:]).title == ""


def test_ids_stay_when_numbers_change() -> None:
    without = MotionText(tuple(each for each in TEXT if each.id != "b"))
    assert (without.numbers["c"], without.numbers["d"]) == ("1(a)", "1(a)(i)")


def test_what_stands_beneath() -> None:
    assert [*beneath(TEXT.paragraphs, 3)] == [4, 5, 6, 7]
    assert [*beneath(TEXT.paragraphs, 5)] == [6]
    assert [*beneath(TEXT.paragraphs, 0)] == []


def test_letters_and_romans() -> None:
    assert [letter(it) for it in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]
    assert [roman(it) for it in (1, 4, 9, 14, 40, 1999)] == [
        "i", "iv", "ix", "xiv", "xl", "mcmxcix",
    ]  # fmt: skip


def test_the_five_depths() -> None:
    nested = MotionText(
        tuple(Paragraph(f"p{depth}", Kind.OPERATIVE, "words", depth) for depth in range(5))
    )
    assert nested.numbers["p4"] == "1(a)(i)(A)(1)"


@pytest.mark.parametrize(
    ("paragraphs", "id"),
    [
        ([("a", Kind.OPERATIVE, "x", 0), ("a", Kind.OPERATIVE, "x", 0)], "paragraph-twice"),
        ([("a", Kind.OPERATIVE, "x", 0), ("b", Kind.PREAMBULAR, "x", 0)], "paragraph-order"),
        ([("a", Kind.OPERATIVE, "x", 1)], "paragraph-depth"),
        ([("a", Kind.OPERATIVE, "x", 0), ("b", Kind.OPERATIVE, "x", 2)], "paragraph-depth"),
        ([("h", Kind.HEADING, "x", 2), ("b", Kind.OPERATIVE, "x", 1)], "paragraph-depth"),
        ([("h", Kind.HEADING, "x", 2), ("b", Kind.CONTINUED, "x", 0)], "paragraph-depth"),
        ([("h", Kind.HEADING, "x", 0)], "paragraph-depth"),
        ([("h", Kind.PREAMBULAR, "x", 1)], "paragraph-depth"),
        ([("h", Kind.HEADING, "x\ny", 1)], "paragraph-words"),
        ([("a", Kind.OPERATIVE, "", 0)], "paragraph-words"),
        ([("a", Kind.OPERATIVE, "two  spaces", 0)], "paragraph-words"),
        ([("a", Kind.OPERATIVE, "e\u0301", 0)], "paragraph-words"),
        ([("a", Kind.OPERATIVE, "a\x07", 0)], "paragraph-character"),
        ([("a", Kind.OPERATIVE, "a\u202eb", 0)], "paragraph-character"),
        ([("a", Kind.OPERATIVE, "a" * 20_001, 0)], "paragraph-too-long"),
        ([("a b", Kind.OPERATIVE, "x", 0)], "paragraph-id-malformed"),
        ([(f"p{it}", Kind.OPERATIVE, "x", 0) for it in range(2001)], "motion-text-too-long"),
    ],
)
def test_what_is_no_text(paragraphs: list[tuple[str, Kind, str, int]], id: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        MotionText(tuple(Paragraph(*each) for each in paragraphs))
    assert raised.value.message.id == id


def test_an_unknown_paragraph_is_named() -> None:
    with pytest.raises(UnknownName) as raised:
        TEXT.paragraph("r3")
    assert raised.value.message.params == {"name": "r3"}


@given(ANY_WORDS)
def test_tidy_words_stay(words: str) -> None:
    assert tidy(words) == words


@given(texts())
def test_each_number_once(text: MotionText) -> None:
    numbers = [number for number in text.numbers.values() if number]
    assert len({*numbers}) == len(numbers)
