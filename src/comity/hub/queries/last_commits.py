"""The last commit that changed each file or folder of a listing.

As git simplifies a history for a path: where a commit left it as one of its parents has it, only
that parent is followed. Changes of a commit are kept against its first parent; only where a merge
differs from that is its other parents' tree looked at. A commit that began the history changed
everything in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Substr

from comity.hub.domain.git.entries import Entry, Folder, same
from comity.hub.domain.git.reading import find_many
from comity.hub.models import Change, Commit, Repository
from comity.hub.queries.history import Commits
from comity.hub.queries.trees import TreeRows

Changed = dict[int, set[str]]
TOGETHER = 100
"""Conditions in one query: SQLite refuses too many."""


def last_commits(
    repository: Repository, head: Commit, entries: Sequence[tuple[str, Entry]]
) -> dict[str, Commit]:
    """By path. The queries grow with the logarithm of how far back one has to look."""
    return _Search(repository, entries).from_head(head)


@dataclass(frozen=True, slots=True)
class _Asked:
    files: frozenset[str]
    folders: frozenset[str]


class _Search:
    def __init__(self, repository: Repository, entries: Sequence[tuple[str, Entry]]) -> None:
        self.repository = repository
        self.entries = dict(entries)
        self.commits = Commits(repository)
        self.trees = TreeRows(repository)
        self.asked = _Asked(
            frozenset(path for path, entry in entries if not isinstance(entry, Folder)),
            frozenset(path for path, entry in entries if isinstance(entry, Folder)),
        )
        self.changed: Changed = {}
        self.known: set[int] = set()
        self.open: set[str] = set(self.entries)

    def from_head(self, head: Commit) -> dict[str, Commit]:
        self.commits.hold(head)
        found: dict[str, Commit] = {}
        waiting: dict[str, set[str]] = {head.oid: set(self.entries)}
        queue = [(-head.depth, head.oid)]
        while queue and self.open:
            _, oid = heappop(queue)
            commit = self.commits.held[oid]
            for path, parent in self._passed(commit, waiting.pop(oid)):
                if parent is None:
                    found[path] = commit
                    self.open.discard(path)
                    continue
                if parent.oid not in waiting:
                    waiting[parent.oid] = set()
                    heappush(queue, (-parent.depth, parent.oid))
                waiting[parent.oid].add(path)
        return found

    def _passed(self, commit: Commit, paths: set[str]) -> Iterable[tuple[str, Commit | None]]:
        """Each path with the parent that has it already, or `None`: this commit changed it."""
        parents = list(self.commits.get_many(commit.parents).values())
        if not parents:
            return [(path, None) for path in paths]
        touched = self._changes(commit) & paths
        first = parents[0]
        passed: list[tuple[str, Commit | None]] = [(path, first) for path in paths - touched]
        if len(parents) == 1:
            return [*passed, *((path, None) for path in touched)]
        return [*passed, *self._from_others(commit, parents, touched)]

    def _from_others(
        self, commit: Commit, parents: Sequence[Commit], paths: set[str]
    ) -> Iterable[tuple[str, Commit | None]]:
        left = set(paths)
        here = find_many(commit.tree, left, self.trees.load)
        for parent in parents:
            there = find_many(parent.tree, left, self.trees.load)
            alike = {path for path in left if same(here.get(path), there.get(path))}
            yield from ((path, parent) for path in alike)
            left -= alike
        yield from ((path, None) for path in left)

    def _changes(self, commit: Commit) -> set[str]:
        """Which of the paths that are still sought the commit changed, against its first parent."""
        if commit.pk not in self.known:
            about = [
                each.pk
                for each in self.commits.held.values()
                if each.pk not in self.known and each.depth <= commit.depth
            ]
            self.known.update(about)
            for pk, paths in self._read(about).items():
                self.changed.setdefault(pk, set()).update(paths)
        return self.changed.get(commit.pk, set())

    def _read(self, commits: Sequence[int]) -> Changed:
        found: Changed = {}
        rows = Change.objects.filter(repository=self.repository, commit__in=commits)
        files = sorted(self.asked.files & self.open)
        for start in range(0, len(files), TOGETHER):
            some = rows.filter(path__in=files[start : start + TOGETHER])
            for pk, path in some.values_list("commit_id", "path"):
                found.setdefault(pk, set()).add(path)
        # The deepest first: a path falls to the innermost folder, and the outer ones follow.
        folders = sorted(self.asked.folders & self.open, key=lambda path: (-path.count("/"), path))
        for start in range(0, len(folders), TOGETHER):
            for pk, folder in _folders_changed(rows, folders[start : start + TOGETHER]):
                found.setdefault(pk, set()).update(_with_outer(folder, self.asked.folders))
        return found


def _folders_changed(rows: object, folders: Sequence[str]) -> Iterable[tuple[int, str]]:
    """Compared by characters, and not by LIKE, for which `A/` is `a/` on some databases."""
    whens = [When(_below(folder), then=Value(folder)) for folder in folders]
    common = Q()
    for folder in folders:
        common |= _below(folder)
    found: Iterable[tuple[int, str]] = (
        rows.annotate(  # type: ignore[attr-defined]
            **{
                f"head_{length}": Substr("path", 1, length)
                for length in {len(folder) + 1 for folder in folders}
            }
        )
        .filter(common)
        .annotate(folder=Case(*whens, default=F("path"), output_field=CharField()))
        .values_list("commit_id", "folder")
        .distinct()
    )
    return found


def _below(folder: str) -> Q:
    return Q(**{f"head_{len(folder) + 1}": f"{folder}/"})


def _with_outer(folder: str, asked: frozenset[str]) -> Iterable[str]:
    parts = folder.split("/")
    whole = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    return [each for each in whole if each in asked]
