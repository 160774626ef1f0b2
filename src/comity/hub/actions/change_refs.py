"""Make and remove branches and tags; fold the history of a branch into one commit."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.keep_history import add_commit, move_ref
from comity.hub.actions.settle_holdings import accept_tree
from comity.hub.domain.git.changes import changes_between
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.policy import Deed
from comity.hub.domain.refusals import RevisionUnknown, SignInNeeded
from comity.hub.domain.revisions import parse_branch, parse_tag
from comity.hub.models import Commit, Ref, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.policy import require
from comity.hub.queries.revisions import MAIN, commit_at
from comity.hub.queries.trees import TreeRows
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import Conflict


def create_branch(
    *, caller: Caller, repository: Repository, branch: str, start: str = "main"
) -> Ref:
    """A branch at the commit of `start`. Needs `write`. Raises `Conflict("ref-exists")`."""
    return _create(caller, repository, f"refs/heads/{parse_branch(branch)}", start, "")


def create_tag(
    *, caller: Caller, repository: Repository, tag: str, revision: str, message: str = ""
) -> Ref:
    """A tag at the commit of `revision`. Needs `write`. Raises `Conflict("ref-exists")`."""
    return _create(caller, repository, f"refs/tags/{parse_tag(tag)}", revision, message)


def delete_branch(*, caller: Caller, repository: Repository, branch: str) -> None:
    """Its commits stay as long as something names them. Needs `write`; `main` stays."""
    name = f"refs/heads/{parse_branch(branch)}"
    if name == MAIN:
        raise Conflict("main-stays")
    _delete(caller, repository, name)


def delete_tag(*, caller: Caller, repository: Repository, tag: str) -> None:
    """Needs `write`."""
    _delete(caller, repository, f"refs/tags/{parse_tag(tag)}")


def squash_branch(
    *, caller: Caller, repository: Repository, branch: str, message: str = ""
) -> Commit:
    """One commit without parents in the place of a branch's history; its files stay as they are.

    Needs `administer`: what was, can't be had again by the branch.
    """
    require(caller, repository, Deed.ADMINISTER)
    if caller.user is None:
        raise SignInNeeded
    name = f"refs/heads/{parse_branch(branch)}"
    with transaction.atomic():
        Repository.objects.select_for_update().get(id=repository.id)
        ref = Ref.objects.filter(repository=repository, name=name).select_related("commit").first()
        if ref is None:
            raise RevisionUnknown(branch)
        before = ref.commit
        title, _, rest = (
            message or "Super-squash branch '" + branch + "' using the API"
        ).partition("\n")
        commit = add_commit(
            repository=repository,
            author=caller.user,
            root=before.tree,
            new_trees={},
            parents=[],
            title=title[:500],
            message=rest.strip(),
            at=timezone.now(),
            changes=changes_between(EMPTY_TREE, before.tree, TreeRows(repository).load),
        )
        move_ref(repository=repository, name=name, commit=commit, by=caller)
        _log(
            caller, repository, "squash_branch", {"ref": name, "from": before.oid, "to": commit.oid}
        )
    return commit


def _create(caller: Caller, repository: Repository, name: str, start: str, message: str) -> Ref:
    require(caller, repository, Deed.WRITE)
    with transaction.atomic():
        locked = Repository.objects.select_for_update().get(id=repository.id)
        if Ref.objects.filter(repository=locked, name=name).exists():
            raise Conflict("ref-exists", name=name)
        commit = commit_at(repository, start)
        accept_tree(caller, repository, commit)
        ref = Ref.objects.create(repository=repository, name=name, commit=commit, message=message)
        _log(caller, repository, "create_ref", {"ref": name, "commit": commit.oid})
    return ref


def _delete(caller: Caller, repository: Repository, name: str) -> None:
    require(caller, repository, Deed.WRITE)
    with transaction.atomic():
        Repository.objects.select_for_update().get(id=repository.id)
        ref = Ref.objects.filter(repository=repository, name=name).select_related("commit").first()
        if ref is None:
            raise RevisionUnknown(name.split("/", 2)[2])
        _log(caller, repository, "delete_ref", {"ref": name, "commit": ref.commit.oid})
        ref.delete()


def _log(caller: Caller, repository: Repository, action: str, payload: dict[str, str]) -> None:
    append_audit(
        actor=caller.actor.reference,
        action=action,
        object=repository.reference,
        payload=payload,
    )
