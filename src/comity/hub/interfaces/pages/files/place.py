"""What an address of a file or folder leads to, and the way down to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.hub.domain.git.entries import Entry, FileEntry
from comity.hub.domain.git.reading import find
from comity.hub.domain.refusals import EntryUnknown
from comity.hub.interfaces.pages.repository.frame import Frame
from comity.hub.models import Commit
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.split_revision import split_revision
from comity.hub.queries.trees import TreeRows
from comity.hub.queries.versions import Versions, versions_of


@dataclass(frozen=True, slots=True)
class Crumb:
    text: str
    href: str


@dataclass(frozen=True)
class Place:
    frame: Frame
    revision: str
    path: str
    commit: Commit
    entry: Entry

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def versions(self) -> Versions:
        return versions_of(self.frame.repository, self.revision)

    @property
    def crumbs(self) -> Sequence[Crumb]:
        """From the root to the folder that the place is in."""
        links, parts = self.frame.links, self.path.split("/") if self.path else []
        above = [("/".join(parts[:depth]), parts[depth - 1]) for depth in range(1, len(parts))]
        return [
            Crumb(self.frame.repository.name, links.tree(self.revision)),
            *(Crumb(name, links.tree(self.revision, path)) for path, name in above),
        ]

    @property
    def file(self) -> FileEntry:
        """Raises `EntryUnknown` for a folder."""
        if not isinstance(self.entry, FileEntry):
            raise EntryUnknown(self.path, self.commit.oid)
        return self.entry


def place_of(frame: Frame, rest: str) -> Place:
    """`rest` is a revision and a path. Raises `RevisionUnknown`, `EntryUnknown`."""
    revision, path = split_revision(frame.repository, rest)
    commit = commit_at(frame.repository, revision)
    entry = find(commit.tree, path, TreeRows(frame.repository).load)
    if entry is None:
        raise EntryUnknown(path, commit.oid)
    return Place(frame, revision, path, commit, entry)
