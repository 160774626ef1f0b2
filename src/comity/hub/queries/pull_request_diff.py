"""The differences of a pull request as text, within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from comity.hub.domain.git.entries import Entry, FileEntry
from comity.hub.domain.git.objects import pointer_text
from comity.hub.domain.text_diff import MOST_BYTES, Side, repository_diff
from comity.hub.models import Discussion, Repository
from comity.hub.queries.file_bytes import file_bytes
from comity.hub.queries.files import held_contents
from comity.hub.queries.pull_requests import proposed_changes
from comity.hub.queries.takedowns import in_force

MOST_FILES = 1000
MOST_READ = 32 * 1024 * 1024
"""bytes of files that are read for one answer"""


def pull_request_diff(repository: Repository, discussion: Discussion) -> str:
    """As git writes it. The caller may read the repository's files: this shows them. Large files
    are compared by their pointers; what was taken down or deleted, or lies beyond the bounds, by
    its id."""
    return repository_diff(_Reading(repository).sides(discussion))


class _Reading:
    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.left = MOST_READ
        taken = list(in_force(repository).values_list("path", "sha256"))
        self.paths = {path for path, _ in taken}
        self.held: set[str] = set()
        self.contents = {sha256 for _, sha256 in taken if sha256}

    def sides(self, discussion: Discussion) -> Iterator[tuple[str, Side | None, Side | None]]:
        changes = list(islice(proposed_changes(self.repository, discussion), MOST_FILES))
        self.held = held_contents(
            self.repository,
            (
                entry.digest
                for change in changes
                for entry in (change.before, change.after)
                if isinstance(entry, FileEntry) and entry.digest
            ),
        )
        for change in changes:
            yield (
                change.path,
                self.side(change.path, change.before),
                self.side(change.path, change.after),
            )

    def side(self, path: str, entry: Entry | None) -> Side | None:
        if not isinstance(entry, FileEntry):
            return None
        if entry.sha256 is not None:
            return Side(entry.oid, pointer_text(entry.sha256, entry.size))
        return Side(entry.oid, self.data(path, entry))

    def data(self, path: str, entry: FileEntry) -> bytes | None:
        digest = entry.digest
        if digest not in self.held or path in self.paths or digest in self.contents:
            return None
        if entry.size > min(MOST_BYTES, self.left):
            return None
        self.left -= entry.size
        return file_bytes(entry, 0, entry.size)
