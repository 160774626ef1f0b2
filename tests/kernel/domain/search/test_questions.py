from __future__ import annotations

import pytest

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.domain.search.questions import holds_phrase, read_question


def test_words_that_say_little_are_not_required() -> None:
    found = read_question("the right to an explanation")
    assert [need.word for need in found.needs] == ["right", "explanation"]
    assert [need.word for need in read_question("IT").needs] == ["it"]


def test_phrases() -> None:
    found = read_question('“Human Oversight” of 「人工知能」 "" "')
    assert found.phrases == ("human oversight", "人工知能")


@pytest.mark.parametrize(
    ("text", "phrase", "holds"),
    [
        ("Measures for human, oversight", "human oversight", True),
        ("superhuman oversight", "human oversight", False),
        ("人工知能関連技術", "工知", True),
    ],
)
def test_where_a_phrase_stands(text: str, phrase: str, holds: bool) -> None:
    assert holds_phrase(text, phrase) is holds


def test_nothing_is_asked_with_signs_alone() -> None:
    assert read_question(" ?!( \x00 ").needs == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [("a" * 401, "search-too-long"), ("法令" * 40, "")],
)
def test_limits(text: str, message: str) -> None:
    if not message:
        assert len(read_question(text).needs) == 2
        return
    with pytest.raises(InvalidInput) as caught:
        read_question(text)
    assert caught.value.message.id == message


def test_too_many_words() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_question(" ".join(f"w{n}" for n in range(90)))
    assert caught.value.message.id == "search-too-many-words"
