"""Commits from a head downwards, a stretch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from comity.hub.models import Commit, Repository

AT_FIRST = 64
AT_MOST = 2000


class Commits:
    """The commits of one repository by id, read in stretches of depth: where somebody walks
    downwards from a head, each stretch is one query, four times as long as the one before.

    Of commits only what lists show is read; `message` too, where it is asked for.
    """

    def __init__(self, repository: Repository, first: int = AT_FIRST, *fields: str) -> None:
        self.repository = repository
        self.fields = ("oid", "tree", "parents", "depth", "title", "at", *fields)
        self.stretch = first
        self.held: dict[str, Commit] = {}
        self.floor: int | None = None
        """all commits from this depth up to where the walk began are held"""

    def hold(self, commit: Commit) -> None:
        self.held[commit.oid] = commit

    def get_many(self, oids: Iterable[str]) -> dict[str, Commit]:
        """Those that there are; what is below them is read along."""
        wanted = list(dict.fromkeys(oids))
        missing = [oid for oid in wanted if oid not in self.held]
        if missing:
            rows = Commit.objects.filter(repository=self.repository).only(*self.fields)
            read = list(rows.filter(oid__in=missing))
            highest = max((each.depth for each in read), default=0)
            top = highest if self.floor is None else min(highest, self.floor - 1)
            self._keep(read)
            if top > 1:
                self._read_below(top)
        return {oid: self.held[oid] for oid in wanted if oid in self.held}

    def _read_below(self, top: int) -> None:
        rows = Commit.objects.filter(
            repository=self.repository, depth__lte=top, depth__gt=top - self.stretch
        )
        self._keep(rows.only(*self.fields).order_by("-depth")[: AT_MOST * 2])
        self.floor = top - self.stretch + 1
        self.stretch = min(self.stretch * 4, AT_MOST)

    def _keep(self, read: Iterable[Commit]) -> None:
        self.held.update((each.oid, each) for each in read)


def page_of_history(
    repository: Repository, start: Sequence[str], limit: int
) -> tuple[list[Commit], list[str]]:
    """Up to `limit` commits that are, or are before, those in `start`, the deepest first, and
    where to go on: nothing is told twice, because what goes on lies below all that was told."""
    commits = Commits(repository, limit + 1, "message", "author_name")
    queue: list[tuple[int, str]] = []
    seen: set[str] = set()
    _enter(commits.get_many(start).values(), queue, seen)
    page: list[Commit] = []
    while queue and len(page) < limit:
        _, oid = heappop(queue)
        commit = commits.held[oid]
        page.append(commit)
        _enter(commits.get_many(commit.parents).values(), queue, seen)
    return page, [oid for _, oid in sorted(queue)]


def _enter(found: Iterable[Commit], queue: list[tuple[int, str]], seen: set[str]) -> None:
    for commit in found:
        if commit.oid not in seen:
            seen.add(commit.oid)
            heappush(queue, (-commit.depth, commit.oid))
