"""What changed, file by file, as far as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from comity.hub.domain.git.changes import Change
from comity.hub.domain.git.entries import Entry, FileEntry
from comity.hub.domain.git.objects import pointer_text
from comity.hub.domain.text_diff import MOST_BYTES, Side, file_diff
from comity.hub.models import Repository, Takedown
from comity.hub.queries.file_bytes import file_bytes
from comity.hub.queries.files import held_contents

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
    """The first changes. `with_text` needs a reader who may read the files, not only their list;
    of what was taken down or deleted for good nothing is shown to them either."""
    found = list(islice(changes, MOST_FILES + 1))
    taken = Takedown.objects.filter(repository=repository, lifted_at=None).exclude(path="")
    away = {each for pair in taken.values_list("path", "sha256") for each in pair if each}
    if with_text:
        digests = {
            entry.digest
            for change in found[:MOST_FILES]
            for entry in (change.before, change.after)
            if isinstance(entry, FileEntry) and entry.digest
        }
        away |= digests - held_contents(repository, digests)
    files, size = [], 0
    for change in found[:MOST_FILES]:
        text = ""
        if with_text and size < MOST_DIFF:
            text = _text(change, away)
            size += len(text)
        fits = bool(text) and size <= MOST_DIFF
        files.append(FileDiff(change, text if fits else "", with_text and not fits))
    return ShownDiff(files, len(found) > MOST_FILES)


def _text(change: Change, away: set[str]) -> str:
    sides = [_side(each, change.path, away) for each in (change.before, change.after)]
    return file_diff(change.path, *sides)


def _side(entry: Entry | None, path: str, away: set[str]) -> Side | None:
    if not isinstance(entry, FileEntry):
        return None
    if entry.is_lfs:
        return Side(entry.oid, pointer_text(entry.sha256 or "", entry.size))
    shown = entry.size <= MOST_BYTES and not away & {path, entry.digest}
    return Side(entry.oid, file_bytes(entry, 0, entry.size) if shown else None)
