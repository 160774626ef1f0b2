"""Tracked changes as pages show them: each paragraph with its number, and by which amendments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.assembly.domain.paragraphs import Kind, MotionText
from comity.assembly.domain.tracked_changes import TrackedParagraph


@dataclass(frozen=True, slots=True)
class TrackedView:
    """`number` is that of the text in which the paragraph stands, the later one of two."""

    it: TrackedParagraph
    number: str
    by: tuple[str, ...]
    kind: str
    level: int


def tracked_views(
    old: MotionText, new: MotionText, tracked: Iterable[TrackedParagraph]
) -> list[TrackedView]:
    return [_view(old, new, each) for each in tracked]


def _view(old: MotionText, new: MotionText, each: TrackedParagraph) -> TrackedView:
    text = new if each.new else old
    shown = text.paragraph(each.id)
    return TrackedView(
        each,
        text.numbers[each.id],
        tuple(it.upper() for it in each.by),
        shown.kind.value,
        0 if shown.kind is Kind.HEADING else shown.depth,
    )
