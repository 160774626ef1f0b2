"""What differs between two trees, going down only where they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from comity.hub.domain.git.entries import (
    Entries,
    Entry,
    FileEntry,
    Folder,
    Load,
    joined,
    load_trees,
    order,
    same,
)
from comity.hub.domain.git.objects import EMPTY_TREE


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after; `before` is a folder where one vanished and is told as a whole."""

    path: str
    before: Entry | None
    after: FileEntry | None

    @property
    def kind(self) -> Literal["added", "deleted", "modified"]:
        if self.before is None:
            return "added"
        return "deleted" if self.after is None else "modified"


def changes_between(
    tree_a: str, tree_b: str, load: Load, *, vanished_as_one: bool = False
) -> Iterator[Change]:
    """Changed files from `tree_a` to `tree_b`, in order of their paths.

    A folder that is the same in both is never loaded. With `vanished_as_one`, neither is one that
    `tree_b` has nothing in the place of: it is one change.
    """
    return _between("", tree_a, tree_b, load, vanished_as_one)


def _between(path: str, a: str, b: str, load: Load, whole: bool) -> Iterator[Change]:
    if a == b:
        return
    trees = load_trees((a, b), load)
    for name, before, after in _paired(trees[a], trees[b]):
        place = joined(path, name)
        if isinstance(before, Folder) or isinstance(after, Folder):
            if whole and isinstance(before, Folder) and after is None:
                yield Change(place, before, None)
                continue
            old = before.oid if isinstance(before, Folder) else EMPTY_TREE
            new = after.oid if isinstance(after, Folder) else EMPTY_TREE
            yield from _between(place, old, new, load, whole)
        elif isinstance(before, FileEntry) or isinstance(after, FileEntry):
            yield Change(place, before, after)


def _paired(a: Entries, b: Entries) -> Iterator[tuple[str, Entry | None, Entry | None]]:
    """What differs, side by side; a file and a folder of one name are two pairs."""
    old = {order(entry): entry for entry in a}
    new = {order(entry): entry for entry in b}
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if not same(before, after):
            yield key.decode().rstrip("/"), before, after
