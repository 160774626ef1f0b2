from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.regulation.domain.texts import Outline, TextUnit, line_range, lines_hash


@pytest.mark.parametrize(("lines", "expected"), [("120", (120, 120)), ("120-124", (120, 124))])
def test_line_ranges(lines: str, expected: tuple[int, int]) -> None:
    assert line_range(lines) == expected


def test_the_hash_is_of_stripped_lines_in_nfc() -> None:
    expected = sha256("é x\ny".encode()).hexdigest()[:12]
    assert lines_hash(["  é x \t", "y\r"]) == expected
    assert lines_hash(["e\u0301 x", "y"]) == expected
    assert lines_hash(["é x", "", "y"]) != expected


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n")), min_size=1))
def test_space_around_lines_does_not_change_their_hash(lines: list[str]) -> None:
    assert lines_hash([f" {line}\t" for line in lines]) == lines_hash(lines)


@pytest.mark.parametrize(
    ("language", "words", "operative"),
    [
        ("en", "Boxes shall be closed.", True),
        ("en-GB", "Boxes may not be open.", True),
        ("en", "Boxes may be open.", False),
        ("en", "A marshall is no box.", False),
        ("ko", "닫아야 한다", True),
        ("ko", "닫지 아니한다", True),
        ("ko", "상자이다", False),
        ("zh", "应当关闭", True),
        ("zh-Hans", "鼓励关闭", True),
        ("zh", "箱子", False),
        ("ja", "閉じなければならない", True),
        ("ja", "表示しなければならない", True),
        ("ja", "開いてはならない", True),
        ("ja", "閉じる責務を有する", True),
        ("ja", "箱である", False),
        ("de", "Kisten shall sein", False),
    ],
)
def test_words_that_bind_or_urge(language: str, words: str, operative: bool) -> None:
    unit = TextUnit("art_1", 1, 1, words, 0)
    assert Outline((words,), (unit,), language).operative() == ((unit,) if operative else ())
