from __future__ import annotations

import pytest
from hypothesis import given
from tests.assembly.domain.drawn_texts import ANY_WORDS, texts

from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph
from comity.assembly.formats.motion_markdown import motion_to_markdown, read_motion_markdown
from comity.kernel.domain.errors import InvalidInput

WRITTEN = """# On *models*

Recalling its **resolution** [76/1](https://example.org/1),

## Part one

1. Decides
   to act:

   - at once;
   - and well:
     1. here;

   from now on.
2. Asks. {#asked}

## Part two

Remains seized.
"""


def test_what_is_read() -> None:
    assert read_motion_markdown(WRITTEN, "m.md").paragraphs == (
        Paragraph("p1", Kind.HEADING, "On models", 1),
        Paragraph("p2", Kind.PREAMBULAR, "Recalling its resolution 76/1 (https://example.org/1),"),
        Paragraph("p3", Kind.HEADING, "Part one", 2),
        Paragraph("p4", Kind.OPERATIVE, "Decides to act:"),
        Paragraph("p5", Kind.OPERATIVE, "at once;", 1),
        Paragraph("p6", Kind.OPERATIVE, "and well:", 1),
        Paragraph("p7", Kind.OPERATIVE, "here;", 2),
        Paragraph("p8", Kind.CONTINUED, "from now on."),
        Paragraph("asked", Kind.OPERATIVE, "Asks."),
        Paragraph("p9", Kind.HEADING, "Part two", 2),
        Paragraph("p10", Kind.OPERATIVE, "Remains seized."),
    )


def test_without_numbers_all_are_operative() -> None:
    text = read_motion_markdown("First.\n\nSecond.\n", "m.md")
    assert [*text.numbers.values()] == ["1", "2"]


@pytest.mark.parametrize(
    ("written", "id", "line"),
    [
        ("", "motion-empty", None),
        ("a\n\n> quoted", "motion-markup", 3),
        ("a\n\n```\ncode\n```", "motion-markup", 3),
        ("a\n\n<div>x</div>", "motion-markup", 3),
        ("a\n\nb <b>x</b>", "motion-markup", 3),
        ("a\n\n![x](y)", "motion-markup", 3),
        ("1. a\n2.\n3. b", "motion-item-empty", 2),
        ("- a\n  - a\n    - a\n      - a\n        - a\n          - a", "motion-depth", 6),
        ("x" * (1024 * 1024 + 1), "motion-too-large", None),
    ],
)
def test_what_is_refused(written: str, id: str, line: int | None) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_motion_markdown(written, "m.md")
    assert raised.value.message.id == id
    assert raised.value.message.params["file"] == "m.md"
    assert raised.value.message.params.get("line") == line


@given(texts(ANY_WORDS))
def test_with_ids_it_comes_back_as_it_was(text: MotionText) -> None:
    assert read_motion_markdown(motion_to_markdown(text, ids=True), "m.md") == text


@given(texts(ANY_WORDS))
def test_without_ids_but_for_these(text: MotionText) -> None:
    # Drawn ids are those that the reader gives.
    assert read_motion_markdown(motion_to_markdown(text), "m.md") == text
