"""What a folder of a repository holds, and where folders come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from comity.hub.domain.git import objects
from comity.kernel.domain.errors import IntegrityFailure


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file as the hub knows it: `name` in its folder, `size` of its real content in bytes.

    `oid` is the git id of what git would hold: the content, or the pointer to it. `sha256` and
    `pointer_size` are set if, and only if, it is held as a large file (LFS); `content_sha256` is
    the SHA-256 of the content of any other file, where it was computed. Signed manifests need one
    of the two.
    """

    name: str
    oid: str
    size: int
    sha256: str | None = None
    pointer_size: int | None = None
    content_sha256: str | None = None

    @property
    def is_lfs(self) -> bool:
        return self.sha256 is not None

    @property
    def digest(self) -> str | None:
        """SHA-256 of the real content, however it is held, if known."""
        return self.sha256 or self.content_sha256

    @property
    def etag(self) -> str:
        """What clients know this content by: SHA-256 of a large file, else the git id."""
        return self.sha256 or self.oid


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder in its parent: `oid` is the git id of its tree."""

    name: str
    oid: str


Entry = FileEntry | Folder
Entries = tuple[Entry, ...]
Load = Callable[[Iterable[str]], Mapping[str, Entries]]


class TreeStore(Protocol):
    """Where trees are kept, one object for each folder, by git id."""

    def load(self, oids: Iterable[str]) -> Mapping[str, Entries]:
        """The entries of each tree asked for, in the order of git, in one query."""


def regular_file(name: str, oid: str, size: int, content_sha256: str | None = None) -> FileEntry:
    """A file that git would hold itself; `oid` is the id of its content."""
    return FileEntry(name, oid, size, content_sha256=content_sha256)


def large_file(name: str, sha256: str, size: int) -> FileEntry:
    """A file that is held by its SHA-256, with a pointer in its place."""
    pointer = objects.pointer_text(sha256, size)
    return FileEntry(name, objects.blob_id(pointer), size, sha256, len(pointer))


def order(entry: Entry) -> bytes:
    """Git's order in a folder; by it, walking depth first gives whole paths in order of bytes."""
    return objects.tree_order(entry.name, isinstance(entry, Folder))


def in_order(entries: Iterable[Entry]) -> Entries:
    return tuple(sorted(entries, key=order))


def entries_id(entries: Iterable[Entry]) -> str:
    """The git id of the folder that holds `entries`."""
    return objects.tree_id(
        (objects.FOLDER if isinstance(entry, Folder) else objects.FILE, entry.name, entry.oid)
        for entry in entries
    )


def load_trees(oids: Iterable[str], load: Load) -> dict[str, Entries]:
    """Each tree once, in one call; the empty one is never asked for.

    Raises `IntegrityFailure` for one that the store lacks.
    """
    wanted = dict.fromkeys(oids)
    found: dict[str, Entries] = {}
    if objects.EMPTY_TREE in wanted:
        del wanted[objects.EMPTY_TREE]
        found[objects.EMPTY_TREE] = ()
    loaded = load(wanted) if wanted else {}
    for oid in wanted:
        if oid not in loaded:
            raise IntegrityFailure("tree-missing", oid=oid)
        found[oid] = loaded[oid]
    return found


def load_tree(oid: str, load: Load) -> Entries:
    return load_trees((oid,), load)[oid]


def same(one: Entry | None, other: Entry | None) -> bool:
    """Whether git would see no difference."""
    if one is None or other is None:
        return one is other
    return one.oid == other.oid and isinstance(one, Folder) == isinstance(other, Folder)


def joined(path: str, names: Sequence[str] | str) -> str:
    """`path` and what follows it; the root is the empty path."""
    rest = names if isinstance(names, str) else "/".join(names)
    return f"{path}/{rest}" if path else rest
