"""Three-way merge of records: what changed on one side only is taken, what changed on both in
different ways is a clash. Nothing is decided for anybody: with a clash the merge is not to be used.

A record's place among its siblings is not its content: one record more in front does not change
those behind it. Orders are merged by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

K = TypeVar("K")
Key = tuple[str, str]
"""kind of record, and its id among all of that kind ("" for all of them)"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record on one side: what it says, whose part it is, and its place among the parts."""

    content: object
    parent: Key | None = None
    position: int = 0

    def says(self) -> tuple[object, Key | None]:
        return self.content, self.parent


Entries = Mapping[Key, Entry]


class Clash(StrEnum):
    """How two sides disagree; "ours" is what stands here, "theirs" what arrives."""

    BOTH_CHANGED = "both-changed"
    BOTH_ADDED = "both-added"
    THEIRS_REMOVED = "theirs-removed"
    """and ours changed it"""
    OURS_REMOVED = "ours-removed"
    """and theirs changed it"""
    PARENT_REMOVED = "parent-removed"
    """one side removed what the other side added a part to"""
    BOTH_REORDERED = "both-reordered"


@dataclass(frozen=True, slots=True)
class Merged:
    """What both sides make together, and where they can't."""

    entries: Entries
    clashes: tuple[tuple[Key, Clash], ...]

    def differing(self, side: Entries) -> tuple[Key, ...]:
        """The records that say something else on that side, or stand on one side only."""
        keys = dict.fromkeys((*side, *self.entries))
        return tuple(key for key in keys if _says(side, key) != _says(self.entries, key))


def merge(base: Entries, ours: Entries, theirs: Entries) -> Merged:
    """Take from each side what it changed since `base`. Positions count from 0 among siblings."""
    kept: dict[Key, Entry] = {}
    clashes: list[tuple[Key, Clash]] = []
    for key in dict.fromkeys((*theirs, *ours)):
        before, here, there = (_says(side, key) for side in (base, ours, theirs))
        if here in (there, before):
            chosen = theirs.get(key)
        elif there == before:
            chosen = ours.get(key)
        else:
            clashes.append((key, _clash(before, here, there)))
            continue
        if chosen is not None:
            kept[key] = chosen
    gone = {entry.parent for entry in kept.values()} - {None, *kept, *(key for key, _ in clashes)}
    clashes += [(key, Clash.PARENT_REMOVED) for key in kept if kept[key].parent in gone]
    orders = [_orders(side, kept) for side in (base, ours, theirs)]
    for group in dict.fromkeys((*orders[2], *orders[1])):
        order = merge_order(*(side.get(group, []) for side in orders))
        if order is None:
            clashes.append((group[1] or (group[0], ""), Clash.BOTH_REORDERED))
            continue
        for position, key in enumerate(order):
            kept[key] = Entry(*kept[key].says(), position)
    return Merged(kept, tuple(clashes))


def merge_order(base: Sequence[K], ours: Sequence[K], theirs: Sequence[K]) -> list[K] | None:
    """One order of all that stands in `ours` or `theirs`; `None` where both moved what all three
    have. What only one side has follows what it followed there."""
    common = {*base} & {*ours} & {*theirs}
    before, here, there = ([key for key in side if key in common] for side in (base, ours, theirs))
    if here in (before, there):
        leading, other = theirs, ours
    elif there == before:
        leading, other = ours, theirs
    else:
        return None
    placed = set(leading)
    following: dict[K | None, list[K]] = defaultdict(list)
    anchor: K | None = None
    for key in other:
        if key in placed:
            anchor = key
        else:
            following[anchor].append(key)
    return [*following[None], *(it for key in leading for it in (key, *following.get(key, ())))]


def _says(side: Entries, key: Key) -> tuple[object, Key | None] | None:
    entry = side.get(key)
    return entry.says() if entry else None


def _clash(before: object, here: object, there: object) -> Clash:
    if before is None:
        return Clash.BOTH_ADDED
    if there is None:
        return Clash.THEIRS_REMOVED
    return Clash.OURS_REMOVED if here is None else Clash.BOTH_CHANGED


def _orders(side: Entries, kept: Entries) -> dict[tuple[str, Key | None], list[Key]]:
    """The kept keys of one side in its order, by kind and parent."""
    groups: dict[tuple[str, Key | None], list[Key]] = defaultdict(list)
    for key in sorted(side.keys() & kept.keys(), key=lambda key: side[key].position):
        groups[key[0], side[key].parent].append(key)
    return groups
