"""The commits of one repository, as a history that is walked."""

from __future__ import annotations

from collections.abc import Sequence

from comity.hub.domain.git.history import merge_base
from comity.hub.models import Commit, Repository

WINDOW = 200
TOGETHER = 2000


class HistoryRows:
    """Parents and depths, read in windows of neighbours, so that a long walk costs few queries."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._known: dict[str, tuple[Sequence[str], int]] = {}

    def parents(self, oid: str) -> Sequence[str]:
        return self._of(oid)[0]

    def depth(self, oid: str) -> int:
        return self._of(oid)[1]

    def _of(self, oid: str) -> tuple[Sequence[str], int]:
        if oid not in self._known:
            rows = Commit.objects.filter(repository=self.repository)
            parents, depth = rows.values_list("parents", "depth").get(oid=oid)
            near = rows.filter(depth__lte=depth, depth__gt=depth - WINDOW).order_by("-depth")
            self._known.update(
                (each, (above, deep))
                for each, above, deep in near.values_list("oid", "parents", "depth")[:TOGETHER]
            )
            self._known[oid] = parents, depth
        return self._known[oid]


def base_of(repository: Repository, ours: str, theirs: str) -> str | None:
    """The last commit that both share, `None` where they share nothing."""
    rows = HistoryRows(repository)
    return merge_base(ours, theirs, rows.parents, rows.depth)
