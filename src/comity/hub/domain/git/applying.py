"""A commit's operations on a tree: only the folders concerned are loaded and made anew.

Operations hold one after another, as written. A copy reads the tree as it was before the commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.hub.domain.file_paths import LONGEST_PATH, collision_key, parse_path
from comity.hub.domain.git.changes import Change, changes_between
from comity.hub.domain.git.entries import (
    Entries,
    FileEntry,
    Folder,
    Load,
    entries_id,
    in_order,
    joined,
    load_trees,
)
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.git.reading import find_many
from comity.kernel.domain.errors import Conflict, InvalidInput, UnknownName

MOST_OPERATIONS = 100_000
MOST_ENTRIES = 10_000  # in one folder


@dataclass(frozen=True, slots=True)
class PutFile:
    """Write a file, new or in the place of an older one; the entry takes its name from the path."""

    path: str
    entry: FileEntry


@dataclass(frozen=True, slots=True)
class DeleteFile:
    path: str


@dataclass(frozen=True, slots=True)
class DeleteFolder:
    path: str


@dataclass(frozen=True, slots=True)
class CopyFile:
    """Write at `path` what stood at `source` before the commit."""

    source: str
    path: str


Operation = PutFile | DeleteFile | DeleteFolder | CopyFile


@dataclass(frozen=True, slots=True)
class Applied:
    """The new root, the trees to store for it, and what changed, in order of paths.

    A deleted folder is one change. The empty tree is never among the new.
    """

    root_oid: str
    new_trees: Mapping[str, Entries]
    changes: tuple[Change, ...]


class _Node:
    """A folder while it changes; `keys` is made when a name is first added."""

    __slots__ = ("entries", "keys", "original", "size_before")

    def __init__(self, original: str, entries: Entries) -> None:
        self.original = original
        self.entries: dict[str, FileEntry | Folder | _Node] = {
            entry.name: entry for entry in entries
        }
        self.size_before = len(entries)
        self.keys: dict[str, str] | None = None

    def set(self, name: str, entry: FileEntry | _Node, path: str) -> None:
        if name not in self.entries:
            if self.keys is None:
                self.keys = {collision_key(other): other for other in self.entries}
            other = self.keys.setdefault(collision_key(name), name)
            if other != name:
                raise Conflict("path-collides", path=path, other=other)
        self.entries[name] = entry

    def remove(self, name: str) -> None:
        del self.entries[name]
        if self.keys is not None:
            self.keys.pop(collision_key(name), None)


def apply_operations(root_oid: str, operations: Sequence[Operation], load: Load) -> Applied:
    """The tree after `operations`. Nothing is stored.

    Folders that become empty vanish. Raises `InvalidInput` for a path that can't be, a file where a
    folder is or the other way round, and beyond the limits; `UnknownName` for what is to be deleted
    or copied and is not there; `Conflict` for a name that differs from another only by case or
    encoding. `load` is called once for each level of folders concerned.
    """
    if len(operations) > MOST_OPERATIONS:
        raise InvalidInput("operations-too-many", count=len(operations), limit=MOST_OPERATIONS)
    for operation in operations:
        if isinstance(operation, PutFile | CopyFile):
            parse_path(operation.path)
        elif len(operation.path) > LONGEST_PATH:  # an older path may break other rules, not this
            raise InvalidInput("path-too-long", path=operation.path[:80], limit=LONGEST_PATH)
    sources = (operation.source for operation in operations if isinstance(operation, CopyFile))
    copied = find_many(root_oid, sources, load)
    known: dict[str, Entries] = {}
    root = _loaded(root_oid, [operation.path for operation in operations], load, known)
    for operation in operations:
        match operation:
            case PutFile(path, entry):
                _put(root, path, entry)
            case CopyFile(source, path):
                entry_there = copied.get(source)
                if not isinstance(entry_there, FileEntry):
                    raise UnknownName("file-unknown", path=source)
                _put(root, path, entry_there)
            case DeleteFile(path) | DeleteFolder(path):
                _delete(root, path, isinstance(operation, DeleteFolder))
    new: dict[str, Entries] = {}
    after = _written(root, "", new)

    def seen(oids: Iterable[str]) -> Mapping[str, Entries]:
        wanted = tuple(oids)
        missing = (oid for oid in wanted if oid not in known and oid not in new)
        known.update(load_trees(missing, load))
        return {oid: new[oid] if oid in new else known[oid] for oid in wanted}

    changes = tuple(changes_between(root_oid, after, seen, vanished_as_one=True))
    return Applied(after, {oid: new[oid] for oid in new if oid not in known}, changes)


def _loaded(root_oid: str, paths: Sequence[str], load: Load, known: dict[str, Entries]) -> _Node:
    """The root with every folder on the way to the paths' own, loaded level by level."""
    known.update(load_trees((root_oid,), load))
    root = _Node(root_oid, known[root_oid])
    level = {"": root}
    waiting = {path: path.split("/")[:-1] for path in paths}
    depth = 0
    while waiting := {path: parts for path, parts in waiting.items() if len(parts) > depth}:
        found: dict[str, tuple[_Node, str, str]] = {}
        for parts in waiting.values():
            node = level.get("/".join(parts[:depth]))
            entry = node.entries.get(parts[depth]) if node else None
            if node and isinstance(entry, Folder):
                found["/".join(parts[: depth + 1])] = (node, entry.name, entry.oid)
        trees = load_trees((oid for _, _, oid in found.values()), load)
        known.update(trees)
        level = {}
        for place, (parent, name, oid) in found.items():
            level[place] = _Node(oid, trees[oid])
            parent.entries[name] = level[place]
        depth += 1
    return root


def _put(root: _Node, path: str, entry: FileEntry) -> None:
    *folders, name = path.split("/")
    node = root
    for depth, folder in enumerate(folders):
        child = node.entries.get(folder)
        if isinstance(child, FileEntry):
            raise InvalidInput("path-under-file", path=path, file="/".join(folders[: depth + 1]))
        if child is None:
            child = _Node(EMPTY_TREE, ())
            node.set(folder, child, path)
        if isinstance(child, Folder):  # every folder on the way was loaded beforehand
            raise AssertionError(path)
        node = child
    if isinstance(node.entries.get(name), Folder | _Node):
        raise InvalidInput("path-is-folder", path=path)
    node.set(name, entry if entry.name == name else replace(entry, name=name), path)


def _delete(root: _Node, path: str, folder: bool) -> None:
    *folders, name = path.split("/")
    way = [root]
    for part in folders:
        child = way[-1].entries.get(part)
        if not isinstance(child, _Node):
            break
        way.append(child)
    found = way[-1].entries.get(name) if len(way) > len(folders) else None
    if found is None or isinstance(found, FileEntry) is folder:
        raise UnknownName("folder-unknown" if folder else "file-unknown", path=path)
    way[-1].remove(name)
    while len(way) > 1 and not way[-1].entries:
        way.pop()
        way[-1].remove(folders[len(way) - 1])


def _written(node: _Node, path: str, new: dict[str, Entries]) -> str:
    """The id of the folder as it is now; trees that differ from what was loaded go into `new`."""
    entries: list[FileEntry | Folder] = []
    for name, entry in node.entries.items():
        if isinstance(entry, _Node):
            oid = _written(entry, joined(path, name), new)
            entries.append(Folder(name, oid))
        else:
            entries.append(entry)
    if len(entries) > max(MOST_ENTRIES, node.size_before):
        raise InvalidInput("folder-too-large", path=path, count=len(entries), limit=MOST_ENTRIES)
    ordered = in_order(entries)
    oid = entries_id(ordered)
    if oid not in {node.original, EMPTY_TREE}:
        new[oid] = ordered
    return oid
