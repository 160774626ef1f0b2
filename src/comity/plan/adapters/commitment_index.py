"""The commitments of a plan in the search index: one index for each plan."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from comity.kernel.adapters.search_changes import change_index, lock_index
from comity.kernel.adapters.search_tables import Head, head, write_index
from comity.kernel.domain.search.documents import SearchDocument
from comity.plan.domain.search_documents import CONTENT

LONGEST = 32
"""Letters of an index's name."""


def index_of(plan: UUID) -> str:
    return f"plan-{plan.hex}"[:LONGEST]


def put_documents(plan: UUID, documents: Collection[SearchDocument]) -> None:
    """In the caller's transaction. An index of another layout waits for `write_whole`."""
    change_index(index_of(plan), CONTENT, documents)


def hold(plan: UUID) -> None:
    """Until the end of the caller's transaction nobody else changes the index."""
    lock_index(index_of(plan), CONTENT)


def write_whole(plan: UUID, documents: Collection[SearchDocument]) -> bool:
    """In the caller's transaction. Says whether that changed anything."""
    return write_index(index_of(plan), CONTENT, documents)


def is_in_step(plan: UUID) -> bool:
    """Whether there is an index of this layout."""
    found: Head | None = head(index_of(plan))
    return found is not None and found.content == CONTENT
