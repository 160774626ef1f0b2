"""Reading a repository: one path, a folder, everything; each lazily, in the order of git.

A tree is asked for only when it is needed, siblings `TOGETHER` at a time, so that a walk through
a million files holds few of them and costs few queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from comity.hub.domain.git.entries import (
    Entries,
    Entry,
    FileEntry,
    Folder,
    Load,
    joined,
    load_tree,
    load_trees,
)
from comity.kernel.domain.errors import UnknownName

TOGETHER = 16


def find_many(root_oid: str, paths: Iterable[str], load: Load) -> dict[str, Entry]:
    """What stands at each path, of those where something does; one query for each level.

    The empty path is the root, as a folder without a name.
    """
    found: dict[str, Entry] = {}
    waiting: dict[str, list[tuple[str, list[str]]]] = {}
    for path in dict.fromkeys(paths):
        if path:
            waiting.setdefault(root_oid, []).append((path, path.split("/")))
        else:
            found[path] = Folder("", root_oid)
    while waiting:
        deeper: dict[str, list[tuple[str, list[str]]]] = {}
        for oid, entries in load_trees(waiting, load).items():
            by_name = {entry.name: entry for entry in entries}
            for path, (name, *rest) in waiting[oid]:
                entry = by_name.get(name)
                if entry is not None and not rest:
                    found[path] = entry
                elif isinstance(entry, Folder):
                    deeper.setdefault(entry.oid, []).append((path, rest))
        waiting = deeper
    return found


def find(root_oid: str, path: str, load: Load) -> Entry | None:
    """What stands at `path`, if anything does."""
    return find_many(root_oid, (path,), load).get(path)


def cursor_of(path: str, entry: Entry) -> str:
    """The place of an entry in a listing, to go on after it."""
    return path + "/" if isinstance(entry, Folder) else path


def listing(
    root_oid: str, path: str, load: Load, *, recursive: bool = False, after: str | None = None
) -> Iterator[tuple[str, Entry]]:
    """What is in the folder at `path` (empty: the root), with whole paths; folders come too.

    `after` is a cursor: folders that end before it are not loaded. Raises `UnknownName`, before the
    first entry, where there is no such folder.
    """
    folder = find(root_oid, path, load)
    if not isinstance(folder, Folder):
        raise UnknownName("folder-unknown", path=path)
    start = after.encode(errors="replace") if after else b""
    return _listed(path, load_tree(folder.oid, load), load, recursive, start)


def _listed(
    path: str, entries: Entries, load: Load, recursive: bool, start: bytes
) -> Iterator[tuple[str, Entry]]:
    if not recursive:
        for entry in entries:
            whole = joined(path, entry.name)
            if cursor_of(whole, entry).encode() > start:
                yield whole, entry
        return
    remaining = iter(entry for entry in entries if not _ends_before(path, entry, start))
    while batch := tuple(islice(remaining, TOGETHER)):
        folders = [entry.oid for entry in batch if isinstance(entry, Folder)]
        trees = load_trees(folders, load)
        for entry in batch:
            whole = joined(path, entry.name)
            if cursor_of(whole, entry).encode() > start:
                yield whole, entry
            if isinstance(entry, Folder):
                yield from _listed(whole, trees[entry.oid], load, True, start)


def _ends_before(path: str, entry: Entry, start: bytes) -> bool:
    """Whether the entry, and all that is in it, lies at or before the cursor."""
    place = cursor_of(joined(path, entry.name), entry).encode()
    if isinstance(entry, Folder):
        return place < start and not start.startswith(place)
    return place <= start


def walk(root_oid: str, load: Load) -> Iterator[tuple[str, FileEntry]]:
    """Every file with its path, in order of the paths' bytes."""
    for path, entry in listing(root_oid, "", load, recursive=True):
        if isinstance(entry, FileEntry):
            yield path, entry
