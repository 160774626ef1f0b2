"""What may be shown of the two sides of a change: one rule, for pages and for clients."""

from __future__ import annotations

from collections.abc import Iterable

from comity.hub.domain.git.changes import Change
from comity.hub.domain.git.entries import Entry, FileEntry
from comity.hub.domain.git.objects import pointer_text
from comity.hub.domain.text_diff import MOST_BYTES, Side
from comity.hub.models import Repository
from comity.hub.queries.file_bytes import file_bytes
from comity.hub.queries.files import held_contents
from comity.hub.queries.takedowns import in_force

MOST_READ = 32 * 1024 * 1024
"""bytes of files that are read for one answer"""


class DiffSides:
    """Of changes that a reader sees who may read the repository's files. Large files are compared
    by their pointers; of what was taken down or deleted for good, and of what lies beyond the
    bounds, only the id is told."""

    def __init__(self, repository: Repository, changes: Iterable[Change]) -> None:
        taken = list(in_force(repository).values_list("path", "sha256"))
        self.left = MOST_READ
        self.paths = {path for path, _ in taken}
        self.contents = {sha256 for _, sha256 in taken if sha256}
        self.held = held_contents(
            repository,
            (
                entry.digest
                for change in changes
                for entry in (change.before, change.after)
                if isinstance(entry, FileEntry) and entry.digest
            ),
        )

    def of(self, change: Change) -> tuple[Side | None, Side | None]:
        """Before and after; `None` where no file is."""
        return self._side(change.path, change.before), self._side(change.path, change.after)

    def _side(self, path: str, entry: Entry | None) -> Side | None:
        if not isinstance(entry, FileEntry):
            return None
        if entry.sha256 is not None:
            return Side(entry.oid, pointer_text(entry.sha256, entry.size))
        return Side(entry.oid, self._data(path, entry))

    def _data(self, path: str, entry: FileEntry) -> bytes | None:
        digest = entry.digest
        if digest not in self.held or path in self.paths or digest in self.contents:
            return None
        if entry.size > min(MOST_BYTES, self.left):
            return None
        self.left -= entry.size
        return file_bytes(entry, 0, entry.size)
