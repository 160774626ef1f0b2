"""The branches, tags and pull requests that a repository can be read at."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from comity.hub.models import Ref, Repository

MOST = 200
"""Of each sort that a menu offers; a page lists all."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Names as addresses have them; `revision` is the one that is shown."""

    revision: str
    branches: tuple[str, ...]
    tags: tuple[str, ...]
    pull_requests: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        """Whether it is one of them, and not a commit by its id."""
        return self.revision in {*self.branches, *self.tags, *self.pull_requests}


def versions_of(repository: Repository, revision: str) -> Versions:
    """`main` comes first, then by name; tags and pull requests the last one first."""
    rows = Ref.objects.filter(repository=repository)
    branches = _short(rows.filter(name__startswith="refs/heads/").order_by("name"), "refs/heads/")
    tags = _short(rows.filter(name__startswith="refs/tags/").order_by("-id"), "refs/tags/")
    requests = _short(rows.filter(name__startswith="refs/pr/").order_by("-id"), "")
    ordered = sorted(branches, key=lambda name: (name != "main", name))
    return Versions(revision, tuple(ordered), tags, requests)


def _short(rows: QuerySet[Ref], prefix: str) -> tuple[str, ...]:
    return tuple(name.removeprefix(prefix) for name in rows.values_list("name", flat=True)[:MOST])
