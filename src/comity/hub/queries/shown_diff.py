"""What changed, file by file, as far as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from comity.hub.domain.git.changes import Change
from comity.hub.domain.text_diff import file_diff
from comity.hub.models import Repository
from comity.hub.queries.diff_sides import DiffSides

MOST_FILES = 200
MOST_DIFF = 512 * 1024
"""Characters of all differences on a page."""


@dataclass(frozen=True, slots=True)
class FileDiff:
    """`text` is a unified diff, "" where it is not shown: then `is_left_out` says that there is
    one."""

    change: Change
    text: str = ""
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class ShownDiff:
    files: Sequence[FileDiff]
    is_cut: bool
    """More files differ."""


def shown_diff(repository: Repository, changes: Iterable[Change], *, with_text: bool) -> ShownDiff:
    """The first changes. `with_text` needs a reader who may read the files, not only their list."""
    found = list(islice(changes, MOST_FILES + 1))
    listed = found[:MOST_FILES]
    texts = _texts(DiffSides(repository, listed), listed) if with_text else [""] * len(listed)
    files = [
        FileDiff(change, text, is_left_out=with_text and not text)
        for change, text in zip(listed, texts, strict=True)
    ]
    return ShownDiff(files, len(found) > MOST_FILES)


def _texts(sides: DiffSides, changes: Iterable[Change]) -> list[str]:
    """Differences as long as there is room; the one that no longer fits is left out whole."""
    texts, size = [], 0
    for change in changes:
        text = file_diff(change.path, *sides.of(change)) if size < MOST_DIFF else ""
        size += len(text)
        texts.append(text if size <= MOST_DIFF else "")
    return texts
