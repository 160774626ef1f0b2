"""What changed from one text to another, by paragraph and by word, so that it can be shown,
accepted and refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from comity.assembly.domain.paragraphs import MotionText, Paragraph
from comity.kernel.domain.line_diff import changed_runs

_ALONE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # written without spaces between words
_MARKS = r"!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u203a\u060c\u061b\u061f\u3001-\u3011\uff00-\uff0f"
_WORD = re.compile(rf"\s*(?:[{_ALONE}]|[^\s{_MARKS}{_ALONE}]+|\S)")


class Change(StrEnum):
    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    REPLACED = "replaced"
    """of a paragraph alone: some of its words are deleted or inserted"""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate, with the space before them; never `REPLACED`."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class TrackedParagraph:
    """`old` is None where it is inserted, `new` where it is deleted. `by` are the amendments that
    did it, where they are known."""

    change: Change
    old: Paragraph | None
    new: Paragraph | None
    runs: tuple[Run, ...]
    by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        shown = self.old or self.new
        return shown.id if shown else ""


def words_of(text: str) -> tuple[str, ...]:
    """Words and marks, each with the space before it: joined, they are the text."""
    return tuple(_WORD.findall(text))


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """From `old` to `new`, deleted words before those in their place."""
    a, b = words_of(old), words_of(new)
    runs: list[Run] = []
    place = 0
    for start, end, new_start, new_end in changed_runs(a, b):
        runs.append(Run(Change.KEPT, "".join(a[place:start])))
        runs.append(Run(Change.DELETED, "".join(a[start:end])))
        runs.append(Run(Change.INSERTED, "".join(b[new_start:new_end])))
        place = end
    runs.append(Run(Change.KEPT, "".join(a[place:])))
    return tuple(run for run in runs if run.words)


def track(
    old: MotionText, new: MotionText, by: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[TrackedParagraph, ...]:
    """Paragraphs are told by their ids; one that moved, or became of another kind, counts as
    deleted and inserted."""
    origins = by or {}
    a, b = [*map(_key, old)], [*map(_key, new)]
    found: list[TrackedParagraph] = []
    place = 0
    for start, end, new_start, new_end in changed_runs(a, b):
        kept = zip(old.paragraphs[place:start], _partners(old, new, place, start), strict=True)
        found += [_both(was, now, origins) for was, now in kept]
        found += [_gone(each, origins) for each in old.paragraphs[start:end]]
        found += [_added(each, origins) for each in new.paragraphs[new_start:new_end]]
        place = end
    rest = zip(old.paragraphs[place:], _partners(old, new, place, len(a)), strict=True)
    return (*found, *(_both(was, now, origins) for was, now in rest))


def accepted(tracked: Iterable[TrackedParagraph], only: Iterable[str] | None = None) -> MotionText:
    """The text with the changes to the paragraphs `only` (all by default), the others refused.
    Raises as `MotionText` does where what is left is no text."""
    chosen = None if only is None else frozenset(only)
    return MotionText(
        tuple(
            left
            for each in tracked
            if (left := _side(each, chosen is None or each.id in chosen)) is not None
        )
    )


def refused(tracked: Iterable[TrackedParagraph]) -> MotionText:
    """The text without the changes."""
    return accepted(tracked, ())


def _side(each: TrackedParagraph, accept: bool) -> Paragraph | None:
    """What the runs say, so that what is shown is what is accepted."""
    shape = each.new if accept else each.old
    if shape is None:
        return None
    dropped = Change.DELETED if accept else Change.INSERTED
    words = "".join(run.words for run in each.runs if run.change is not dropped)
    return Paragraph(shape.id, shape.kind, words, shape.depth)


def _key(each: Paragraph) -> str:
    return f"{each.id} {each.kind} {each.depth}"


def _partners(old: MotionText, new: MotionText, start: int, end: int) -> Iterator[Paragraph]:
    return (new.by_id[each.id] for each in old.paragraphs[start:end])


def _both(old: Paragraph, new: Paragraph, by: Mapping[str, tuple[str, ...]]) -> TrackedParagraph:
    if old == new:
        return TrackedParagraph(Change.KEPT, old, new, (Run(Change.KEPT, old.words),))
    runs = word_runs(old.words, new.words)
    return TrackedParagraph(Change.REPLACED, old, new, runs, by.get(old.id, ()))


def _gone(each: Paragraph, by: Mapping[str, tuple[str, ...]]) -> TrackedParagraph:
    run = Run(Change.DELETED, each.words)
    return TrackedParagraph(Change.DELETED, each, None, (run,), by.get(each.id, ()))


def _added(each: Paragraph, by: Mapping[str, tuple[str, ...]]) -> TrackedParagraph:
    run = Run(Change.INSERTED, each.words)
    return TrackedParagraph(Change.INSERTED, None, each, (run,), by.get(each.id, ()))
