"""One SHA-256 for all that a repository holds, made of one for each folder.

A folder's digest is SHA-256 over these lines, each ended by a line feed, in the order of git (by
the bytes of the name, a folder's with a slash after it):

    comity-folder-1
    file SIZE SHA256 NAME            the real size and content, also of a large file
    folder DIGEST NAME

Names hold no line feed, so the lines can be read in one way only. A commit needs new digests for
the folders it changed alone, and the root's digest commits to every path, size and byte. Anybody
can compute it from a full listing, or from a folder on disk without any listing; git's own tree id
(SHA-1) is left out, so that nobody needs to know which files are held by pointers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from comity.hub.domain.file_paths import MOST_PARTS
from comity.hub.domain.git import objects
from comity.hub.domain.git.entries import Entries, FileEntry
from comity.kernel.domain.errors import IntegrityFailure, InvalidInput

HEADER = b"comity-folder-1\n"
EMPTY_DIGEST = sha256(HEADER).hexdigest()


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file: its real size in bytes and SHA-256, and what git names it (content or pointer)."""

    path: str
    size: int
    sha256: str
    git_oid: str


@dataclass(frozen=True, slots=True)
class ContentIds:
    """What a listing adds up to: the digest of the root and git's id of it."""

    digest: str
    tree: str


def manifest_file(path: str, entry: FileEntry) -> ManifestFile:
    """The record of a file. Raises `IntegrityFailure` where its SHA-256 was never computed."""
    if entry.digest is None:
        raise IntegrityFailure("file-digest-unknown", path=path)
    return ManifestFile(path, entry.size, entry.digest, entry.oid)


def new_digests(
    new_trees: Mapping[str, Entries], known: Callable[[Iterable[str]], Mapping[str, str]]
) -> dict[str, str]:
    """The digests of new trees, by git id, to be kept beside them.

    `known` gives those of trees that were there before; it is asked once, for what the new ones
    hold. Raises `IntegrityFailure` where a digest is missing.
    """
    inner = {
        entry.oid
        for entries in new_trees.values()
        for entry in entries
        if not isinstance(entry, FileEntry) and entry.oid not in new_trees
    }
    found = dict(known(inner)) if inner else {}

    def digest_of(oid: str) -> str:
        if oid not in found:
            if oid not in new_trees:
                raise IntegrityFailure("tree-digest-unknown", oid=oid)
            found[oid] = _digest(_lines(new_trees[oid]))
        return found[oid]

    def _lines(entries: Entries) -> list[tuple[bytes, str]]:
        return [
            (
                objects.tree_order(entry.name, folder=False),
                _file_line(entry.size, manifest_file(entry.name, entry).sha256, entry.name),
            )
            if isinstance(entry, FileEntry)
            else (
                objects.tree_order(entry.name, folder=True),
                _folder_line(digest_of(entry.oid), entry.name),
            )
            for entry in entries
        ]

    return {oid: digest_of(oid) for oid in new_trees}


class _Listed:
    """A folder of a listing: its files, and its folders by name."""

    __slots__ = ("files", "folders")

    def __init__(self) -> None:
        self.files: dict[str, ManifestFile] = {}
        self.folders: dict[str, _Listed] = {}


def content_ids(files: Iterable[ManifestFile]) -> ContentIds:
    """What a full listing, in any order, adds up to.

    Raises `InvalidInput` where a path comes twice, leads through a file or is too deep.
    """
    root = _Listed()
    for file in files:
        *folders, name = file.path.split("/")
        if len(folders) >= MOST_PARTS:
            raise InvalidInput("path-too-deep", path=file.path[:80], limit=MOST_PARTS)
        folder = root
        for part in folders:
            if part in folder.files:
                raise InvalidInput("listing-contradictory", path=file.path)
            folder = folder.folders.setdefault(part, _Listed())
        if name in folder.files or name in folder.folders:
            raise InvalidInput("listing-contradictory", path=file.path)
        folder.files[name] = file
    return _ids(root)


def _ids(folder: _Listed) -> ContentIds:
    lines: list[tuple[bytes, str]] = []
    objects_in: list[tuple[objects.Mode, str, str]] = []
    for name, file in folder.files.items():
        lines.append((objects.tree_order(name, False), _file_line(file.size, file.sha256, name)))
        objects_in.append((objects.FILE, name, file.git_oid))
    for name, inner in folder.folders.items():
        ids = _ids(inner)
        lines.append((objects.tree_order(name, True), _folder_line(ids.digest, name)))
        objects_in.append((objects.FOLDER, name, ids.tree))
    return ContentIds(_digest(lines), objects.tree_id(objects_in))


def _file_line(size: int, digest: str, name: str) -> str:
    return f"file {size} {digest} {name}\n"


def _folder_line(digest: str, name: str) -> str:
    return f"folder {digest} {name}\n"


def _digest(lines: list[tuple[bytes, str]]) -> str:
    lines.sort(key=lambda line: line[0])
    return sha256(HEADER + "".join(line for _, line in lines).encode()).hexdigest()
