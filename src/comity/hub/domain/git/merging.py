"""Merging two trees that came from one, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from comity.hub.domain.file_paths import collision_key
from comity.hub.domain.git.applying import MOST_ENTRIES
from comity.hub.domain.git.entries import (
    Entries,
    Entry,
    Folder,
    Load,
    entries_id,
    in_order,
    joined,
    load_trees,
    same,
)
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.kernel.domain.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """Both sides changed what stands at `path`, or added names that can't stand side by side."""

    path: str
    reason: Literal["changed", "collision"]
    base: Entry | None
    ours: Entry | None
    theirs: Entry | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged root and the trees to store for it. In place of a conflict stands our side."""

    root_oid: str
    new_trees: Mapping[str, Entries]
    conflicts: tuple[MergeConflict, ...]


def merge_trees(base: str, ours: str, theirs: str, load: Load) -> Merged:
    """Three-way: what only one side changed is taken from it, what both did alike as well.

    Only folders that both sides changed are loaded. A base of `EMPTY_TREE` serves where the two
    share no history. Raises `InvalidInput` for a folder that grows beyond its limit.
    """
    merge = _Merge(load)
    return Merged(merge.folder("", base, ours, theirs), merge.new, tuple(merge.conflicts))


class _Merge:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.new: dict[str, Entries] = {}
        self.conflicts: list[MergeConflict] = []

    def folder(self, path: str, base: str, ours: str, theirs: str) -> str:
        if ours == theirs or theirs == base:
            return ours
        if ours == base:
            return theirs
        trees = load_trees((base, ours, theirs), self.load)
        b, o, t = ({entry.name: entry for entry in trees[oid]} for oid in (base, ours, theirs))
        merged: dict[str, Entry] = {}
        for name in sorted(b.keys() | o.keys() | t.keys()):
            entry = self.entry(joined(path, name), name, b.get(name), o.get(name), t.get(name))
            if entry is not None:
                merged[name] = entry
        self.part_collisions(path, merged, b, o, t)
        if len(merged) > max(MOST_ENTRIES, len(o), len(t)):
            raise InvalidInput("folder-too-large", path=path, count=len(merged), limit=MOST_ENTRIES)
        ordered = in_order(merged.values())
        oid = entries_id(ordered)
        if oid not in {ours, theirs, base, EMPTY_TREE}:
            self.new[oid] = ordered
        return oid

    def entry(
        self, path: str, name: str, base: Entry | None, ours: Entry | None, theirs: Entry | None
    ) -> Entry | None:
        if same(ours, theirs) or same(theirs, base):
            return ours
        if same(ours, base):
            return theirs
        sides = (base, ours, theirs)
        if all(side is None or isinstance(side, Folder) for side in sides):
            oid = self.folder(path, *(EMPTY_TREE if side is None else side.oid for side in sides))
            return None if oid == EMPTY_TREE else Folder(name, oid)
        self.conflicts.append(MergeConflict(path, "changed", base, ours, theirs))
        return ours

    def part_collisions(
        self,
        path: str,
        merged: dict[str, Entry],
        base: Mapping[str, Entry],
        ours: Mapping[str, Entry],
        theirs: Mapping[str, Entry],
    ) -> None:
        """Leave out what their side adds beside a name of ours that is the same elsewhere."""
        added = [name for name in merged if name not in ours and name not in base]
        held = _keys(name for name in merged if name in ours) if added else {}
        for name in added:
            other = held.get(collision_key(name))
            if other is not None and other not in theirs:
                entry = merged.pop(name)
                self.conflicts.append(
                    MergeConflict(joined(path, name), "collision", None, ours[other], entry)
                )


def _keys(names: Iterable[str]) -> dict[str, str]:
    return {collision_key(name): name for name in names}
