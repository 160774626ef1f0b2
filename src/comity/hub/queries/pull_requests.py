"""What a pull request would do: where it parted, what conflicts, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.hub.domain.git.changes import Change, changes_between
from comity.hub.domain.git.entries import Entries
from comity.hub.domain.git.merging import Merged, merge_trees
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.repositories import DiscussionStatus
from comity.hub.models import Commit, Discussion, Repository
from comity.hub.queries.histories import base_of
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.trees import TreeRows


@dataclass(frozen=True, slots=True)
class MergePlan:
    """`ours` is where the target stands, `theirs` the pull request, `base` the last that they
    share. `merged` is `None` where nothing needs merging: the target is the base."""

    ours: Commit
    theirs: Commit
    base: Commit | None
    merged: Merged | None

    @property
    def is_empty(self) -> bool:
        """Whether the target has all of it already."""
        return self.base is not None and self.base.oid == self.theirs.oid

    @property
    def conflicts(self) -> list[str]:
        return [] if self.merged is None else [each.path for each in self.merged.conflicts]


def plan_merge(repository: Repository, discussion: Discussion) -> MergePlan:
    """Of a pull request that is not merged. Raises `RevisionUnknown` where a ref is gone."""
    ours = commit_at(repository, discussion.target)
    theirs = commit_at(repository, f"refs/pr/{discussion.number}")
    oid = base_of(repository, ours.oid, theirs.oid)
    base = Commit.objects.get(repository=repository, oid=oid) if oid else None
    merged = None
    if base is None or base.oid not in (ours.oid, theirs.oid):
        load = TreeRows(repository).load
        merged = merge_trees(base.tree if base else EMPTY_TREE, ours.tree, theirs.tree, load)
    return MergePlan(ours, theirs, base, merged)


def conflicting_paths(repository: Repository, discussion: Discussion) -> list[str]:
    """None of what is merged already."""
    if discussion.status == DiscussionStatus.MERGED.value:
        return []
    return plan_merge(repository, discussion).conflicts


def proposed_changes(repository: Repository, discussion: Discussion) -> Iterator[Change]:
    """What it changes against where it parted from its target, in order of the paths; of one that
    is merged, what it changed."""
    theirs = commit_at(repository, f"refs/pr/{discussion.number}")
    if discussion.status == DiscussionStatus.MERGED.value:
        oid = discussion.base or None
    else:
        oid = base_of(repository, commit_at(repository, discussion.target).oid, theirs.oid)
    tree = Commit.objects.get(repository=repository, oid=oid).tree if oid else EMPTY_TREE
    return changes_between(tree, theirs.tree, TreeRows(repository).load)


def merged_changes(repository: Repository, plan: MergePlan) -> list[Change]:
    """What the merge changes on the target."""
    assert plan.merged is not None  # noqa: S101 - a plan that merges
    rows, new = TreeRows(repository), plan.merged.new_trees

    def load(oids: Iterable[str]) -> Mapping[str, Entries]:
        wanted = list(oids)
        found = {oid: new[oid] for oid in wanted if oid in new}
        return {**rows.load([oid for oid in wanted if oid not in new]), **found}

    return list(changes_between(plan.ours.tree, plan.merged.root_oid, load))
