from __future__ import annotations

from hypothesis import given
from tests.assembly.domain.drawn_texts import ANY_WORDS, texts

from comity.assembly.domain.paragraphs import Kind, MotionText, Paragraph
from comity.assembly.domain.tracked_changes import (
    Change,
    Run,
    accepted,
    refused,
    track,
    word_runs,
    words_of,
)


def test_words_with_their_marks() -> None:
    assert words_of("Decides, by 2/3: «oui».") == (
        "Decides", ",", " by", " 2", "/", "3", ":", " «", "oui", "»", ".",
    )  # fmt: skip
    assert words_of("应当不得") == ("应", "当", "不", "得")
    assert words_of("नियम है") == ("नियम", " है")


def test_runs_of_words() -> None:
    assert word_runs("Decides to act soon.", "Decides to act now, and well.") == (
        Run(Change.KEPT, "Decides to act"),
        Run(Change.DELETED, " soon"),
        Run(Change.INSERTED, " now, and well"),
        Run(Change.KEPT, "."),
    )


def test_by_paragraph() -> None:
    a, b, c = (Paragraph(id, Kind.OPERATIVE, f"words of {id}") for id in "abc")
    changed = Paragraph("b", Kind.OPERATIVE, "words for b")
    tracked = track(MotionText((a, b)), MotionText((changed, c)), {"b": ("A1",), "c": ("A2",)})
    assert [(each.id, each.change, each.by) for each in tracked] == [
        ("a", Change.DELETED, ()),
        ("b", Change.REPLACED, ("A1",)),
        ("c", Change.INSERTED, ("A2",)),
    ]
    assert accepted(tracked, ["b"]).paragraphs == (a, changed)


@given(ANY_WORDS, ANY_WORDS)
def test_runs_hold_both_texts(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert "".join(it.words for it in runs if it.change is not Change.INSERTED) == old
    assert "".join(it.words for it in runs if it.change is not Change.DELETED) == new


@given(texts(), texts())
def test_accepting_gives_the_new_text_and_refusing_the_old(
    old: MotionText, new: MotionText
) -> None:
    tracked = track(old, new)
    assert accepted(tracked) == new
    assert refused(tracked) == old


@given(texts())
def test_no_change_is_none(text: MotionText) -> None:
    assert {each.change for each in track(text, text)} == {Change.KEPT}
