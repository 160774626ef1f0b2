"""The trees of one repository, from their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.hub.domain.git.entries import Entries
from comity.hub.formats.tree_bytes import decode_tree
from comity.hub.models import Repository, Tree

TOGETHER = 500


class TreeRows:
    """A `TreeStore` for the length of one request; what was read is kept with it."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    def load(self, oids: Iterable[str]) -> Mapping[str, Entries]:
        found: dict[str, Entries] = {}
        wanted = list(oids)
        for start in range(0, len(wanted), TOGETHER):
            rows = Tree.objects.filter(
                repository=self.repository, oid__in=wanted[start : start + TOGETHER]
            ).values_list("oid", "body")
            found.update((oid, decode_tree(bytes(body))) for oid, body in rows)
        return found
