"""The README.md of a commit, as text."""

from __future__ import annotations

from comity.hub.domain.git.entries import FileEntry
from comity.hub.domain.git.reading import find
from comity.hub.models import Commit, Repository
from comity.hub.queries.file_bytes import file_bytes
from comity.hub.queries.files import is_given
from comity.hub.queries.trees import TreeRows

CARD = "README.md"
LARGEST_CARD = 1024 * 1024
"""Bytes of it that are read; what is longer is cut."""


def card_text(repository: Repository, commit: Commit) -> str | None:
    """`None` where there is none, or where it was taken down or deleted for good."""
    entry = find(commit.tree, CARD, TreeRows(repository).load)
    if not isinstance(entry, FileEntry) or not is_given(repository, commit, CARD, entry):
        return None
    return file_bytes(entry, 0, min(entry.size, LARGEST_CARD)).decode("utf-8", "replace")
