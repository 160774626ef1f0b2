"""The trees of one repository, from their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from uuid import UUID

from cachetools import LRUCache

from comity.hub.domain.git.entries import Entries, Load
from comity.hub.formats.tree_bytes import decode_tree
from comity.hub.models import Repository, Tree

TOGETHER = 500
MOST_KEPT = 50_000
"""Entries of folders that a process keeps decoded; a file's takes about 400 bytes."""

# A tree never changes, and its id is known only through a commit of its repository.
_kept: LRUCache[tuple[UUID, str], Entries] = LRUCache(MOST_KEPT, getsizeof=lambda it: len(it) + 1)
_lock = Lock()


class TreeRows:
    """A `TreeStore`. What was read lately is kept for whoever asks next."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def load(self, oids: Iterable[str]) -> Mapping[str, Entries]:
        found: dict[str, Entries] = {}
        wanted = []
        with _lock:
            for oid in oids:
                kept = _kept.get((self.repository.id, oid))
                if kept is None:
                    wanted.append(oid)
                else:
                    found[oid] = kept
        for start in range(0, len(wanted), TOGETHER):
            rows = Tree.objects.filter(
                repository=self.repository, oid__in=wanted[start : start + TOGETHER]
            ).values_list("oid", "body")
            read = {oid: decode_tree(bytes(body)) for oid, body in rows}
            found.update(read)
            with _lock:
                for oid, entries in read.items():
                    if len(entries) < MOST_KEPT // 4:
                        _kept[self.repository.id, oid] = entries
        return found


def kept_trees(repository: UUID) -> Load:
    """Of the trees, those that are kept: asks no database."""

    def load(oids: Iterable[str]) -> Mapping[str, Entries]:
        with _lock:
            found = {oid: _kept.get((repository, oid)) for oid in oids}
        return {oid: entries for oid, entries in found.items() if entries is not None}

    return load


def forget_trees() -> None:
    """Let go of what is kept: for tests, and for measuring."""
    with _lock:
        _kept.clear()
