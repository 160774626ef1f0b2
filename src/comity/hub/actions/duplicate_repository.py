"""Copy a repository's files, as they are now, into a new one. No content is stored again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.check_quota import check_quota
from comity.hub.actions.create_repository import create_repository
from comity.hub.actions.keep_history import add_commit, move_ref
from comity.hub.domain.git.changes import changes_between
from comity.hub.domain.git.entries import Entries, FileEntry, Folder, load_tree
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.policy import Deed
from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.models import Commit, Holding, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.files import held_contents
from comity.hub.queries.policy import require
from comity.hub.queries.revisions import MAIN, commit_at
from comity.hub.queries.takedowns import refuse_any_taken_down, refuse_taken_paths
from comity.hub.queries.trees import TreeRows
from comity.kernel.actions.append_audit import append_audit


def duplicate_repository(
    *, caller: Caller, source: Repository, account: str, name: str, visibility: Visibility
) -> Repository:
    """The copy, with one commit after its first. Needs `read` on the source and `write` on the
    account. Raises as `create_repository`, `QuotaExceeded`, and `Disabled` where one of the files
    was taken down. What was deleted from the source for good is not in the copy either."""
    require(caller, source, Deed.READ)
    with transaction.atomic():
        copy = create_repository(
            caller=caller,
            kind=RepositoryKind(source.kind),
            account=account,
            name=name,
            visibility=visibility,
            sdk=source.sdk,
        )
        base = commit_at(copy, "main")
        origin = commit_at(source, "main")
        trees, files = _reachable(origin, TreeRows(source))
        refuse_any_taken_down(source, files)
        refuse_taken_paths(source, origin.tree, TreeRows(source).load)
        assert caller.user is not None  # noqa: S101 - create_repository saw to it
        Holding.objects.bulk_create(
            [
                Holding(repository=copy, content_id=sha256, committed=True, sent_by=caller.user)
                for sha256 in held_contents(source, files)
            ],
            ignore_conflicts=True,
            batch_size=500,
        )
        check_quota(caller, copy)
        load = {**trees, base.tree: load_tree(base.tree, TreeRows(copy).load)}
        commit = add_commit(
            repository=copy,
            author=caller.user,
            root=origin.tree,
            new_trees=trees,
            parents=[base],
            title=f"Duplicate from {source}",
            message=f"From commit {origin.oid}.",
            at=timezone.now(),
            changes=changes_between(
                base.tree, origin.tree, lambda oids: {oid: load[oid] for oid in oids}
            ),
        )
        move_ref(repository=copy, name=MAIN, commit=commit, by=caller)
        append_audit(
            actor=caller.actor.reference,
            action="duplicate_repository",
            object=copy.reference,
            payload={"from": source.reference, "commit": origin.oid},
        )
    return copy


def _reachable(commit: Commit, rows: TreeRows) -> tuple[dict[str, Entries], set[str]]:
    """Every tree of the commit, and the SHA-256 of every file."""
    trees: dict[str, Entries] = {}
    files: set[str] = set()
    waiting = {commit.tree} - {EMPTY_TREE}
    while waiting:
        loaded = rows.load(waiting)
        trees.update(loaded)
        waiting = set()
        for entries in loaded.values():
            for entry in entries:
                if isinstance(entry, Folder):
                    waiting.add(entry.oid)
                elif isinstance(entry, FileEntry) and entry.digest:
                    files.add(entry.digest)
        waiting -= trees.keys() | {EMPTY_TREE}
    return trees, files
