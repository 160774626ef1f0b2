"""Take contents out of a repository for good, from all of its history.

Commits stay as they are, since their ids are hashes over what they hold: a tree of the past goes on
naming the file, and says that it is missing. The branches get a commit that removes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.keep_history import add_commit, move_ref
from comity.hub.domain.git.applying import DeleteFile, apply_operations
from comity.hub.domain.git.reading import walk
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import SignInNeeded
from comity.hub.models import Change, Holding, Ref, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.held_contents import TOGETHER, batches
from comity.hub.queries.policy import require
from comity.hub.queries.trees import TreeRows
from comity.kernel.actions.append_audit import append_audit
from comity.parties.models import User

MOST = 1000


def delete_contents(
    *, caller: Caller, repository: Repository, hashes: Sequence[str], from_branches: bool
) -> int:
    """How many large files the repository holds no more; other hashes are passed over. With
    `from_branches`, branches that still have them lose them. Needs `administer`: it can't be undone
    but by sending them again."""
    require(caller, repository, Deed.ADMINISTER)
    if caller.user is None:
        raise SignInNeeded
    with transaction.atomic():
        locked = Repository.objects.select_for_update().get(id=repository.id)
        gone: set[str] = set()
        for batch in batches(dict.fromkeys(hashes), TOGETHER):
            rows = Change.objects.filter(repository=locked, is_lfs=True, sha256__in=batch)
            gone |= set(rows.values_list("sha256", flat=True).distinct())
        let_go = 0
        for batch in batches(sorted(gone), TOGETHER):
            held = Holding.objects.filter(repository=locked, content__in=batch)
            let_go += held.values("content").distinct().count()
            held.delete()
        if from_branches and gone:
            _remove(caller, caller.user, repository, gone)
        append_audit(
            actor=caller.actor.reference,
            action="delete_contents",
            object=repository.reference,
            payload={"sha256": sorted(gone), "from_branches": from_branches},
        )
    return let_go


def _remove(caller: Caller, user: User, repository: Repository, gone: set[str]) -> None:
    load = TreeRows(repository).load
    branches = Ref.objects.filter(repository=repository, name__startswith="refs/heads/")
    for ref in branches.select_related("commit").order_by("name"):
        paths = [path for path, file in walk(ref.commit.tree, load) if file.sha256 in gone]
        if not paths:
            continue
        applied = apply_operations(ref.commit.tree, [DeleteFile(path) for path in paths], load)
        commit = add_commit(
            repository=repository,
            author=user,
            root=applied.root_oid,
            new_trees=applied.new_trees,
            parents=[ref.commit],
            title="Delete large files for good",
            message="\n".join(paths)[:10_000],
            at=timezone.now(),
            changes=applied.changes,
        )
        move_ref(repository=repository, name=ref.name, commit=commit, by=caller)
