"""Commit files to a branch or a pull request: the one way in which a repository changes.

Contents are in the object store, and held by the repository, before the transaction begins; what
the transaction writes are rows. A crash between the two leaves contents that nothing names, which
are let go after a while.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from comity.hub.actions.keep_history import add_commit, move_ref
from comity.hub.actions.open_discussion import note_commit, open_pull_request
from comity.hub.actions.settle_holdings import settle
from comity.hub.domain.commits import LargeFile, SmallFile
from comity.hub.domain.commits import Operation as Asked
from comity.hub.domain.git.applying import (
    CopyFile,
    DeleteFile,
    DeleteFolder,
    Operation,
    PutFile,
    apply_operations,
)
from comity.hub.domain.git.entries import large_file, regular_file
from comity.hub.domain.git.objects import EMPTY_TREE
from comity.hub.domain.refusals import ParentMoved, RevisionUnknown, SignInNeeded
from comity.hub.domain.revisions import parse_revision
from comity.hub.models import Commit, Content, Ref, Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.contributing import require_to_commit
from comity.hub.queries.held_contents import usable_holdings
from comity.hub.queries.revisions import MAIN, commit_at
from comity.hub.queries.takedowns import refuse_any_taken_down, refuse_taken_down
from comity.hub.queries.trees import TreeRows
from comity.kernel.actions.append_audit import append_audit
from comity.kernel.domain.errors import InvalidInput, UnknownName

LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Committed:
    """`changed` is false where the tree was like that already: then no commit was made."""

    commit: Commit
    ref: str
    changed: bool
    pull_request: int | None = None


def commit_files(
    *,
    caller: Caller,
    repository: Repository,
    revision: str,
    operations: Sequence[Asked],
    title: str,
    message: str = "",
    parent: str | None = None,
    as_pull_request: bool = False,
    at: datetime | None = None,
) -> Committed:
    """The new commit on `revision`, a branch or `refs/pr/N`; with `as_pull_request`, on a new pull
    request that begins there.

    Needs `write`, or for a pull request `contribute`. Raises `ParentMoved` where `parent` is not
    what the branch stands at, `RevisionUnknown` where there is no such branch, `QuotaExceeded`, and
    what `apply_operations` raises; then nothing is changed.
    """
    if caller.user is None:
        raise SignInNeeded
    require_to_commit(caller, repository, revision, as_pull_request=as_pull_request)
    if not title.strip():
        raise InvalidInput("commit-title-missing")
    with transaction.atomic():
        Repository.objects.select_for_update().get(id=repository.id)  # one writer at a time
        ref_name, base = _branch(repository, revision)
        if parent and not (base and base.oid.startswith(parent.lower())):
            raise ParentMoved(revision)
        rows = TreeRows(repository)
        applied = apply_operations(
            base.tree if base else EMPTY_TREE,
            _operations(caller, repository, operations),
            rows.load,
        )
        if base is not None and not applied.changes and not as_pull_request:
            return Committed(base, ref_name, changed=False)
        commit = add_commit(
            repository=repository,
            author=caller.user,
            root=applied.root_oid,
            new_trees=applied.new_trees,
            parents=[base] if base else [],
            title=title.strip()[:LONGEST_TITLE],
            message=message,
            at=at or timezone.now(),
            changes=applied.changes,
        )
        number = None
        if as_pull_request:
            discussion = open_pull_request(
                caller=caller,
                repository=repository,
                title=title,
                text=message,
                target=ref_name,
                base=base,
                commit=commit,
            )
            number, ref_name = discussion.number, f"refs/pr/{discussion.number}"
        else:
            move_ref(repository=repository, name=ref_name, commit=commit, by=caller)
            note_commit(caller=caller, repository=repository, ref=ref_name, commit=commit)
        append_audit(
            actor=caller.actor.reference,
            action="commit_files",
            object=repository.reference,
            payload={
                "ref": ref_name,
                "commit": commit.oid,
                "parents": commit.parents,
                "title": commit.title,
                "changes": len(applied.changes),
            },
        )
    return Committed(commit, ref_name, changed=True, pull_request=number)


def _branch(repository: Repository, revision: str) -> tuple[str, Commit | None]:
    """The full name of the ref to move, and where it is; only `main` may not exist yet."""
    asked = parse_revision(revision)
    name = asked.ref or f"refs/heads/{asked.name}"
    found = Ref.objects.filter(repository=repository, name=name).select_related("commit").first()
    if found is not None:
        return name, found.commit
    if name == MAIN and not Ref.objects.filter(repository=repository).exists():
        return name, None
    if asked.ref is None and asked.commit_prefix:
        commit_at(repository, revision)  # a commit, but no branch
        raise InvalidInput("revision-not-a-branch", revision=revision)
    raise RevisionUnknown(revision)


def _operations(caller: Caller, repository: Repository, asked: Sequence[Asked]) -> list[Operation]:
    wanted = [each.sha256 for each in asked if isinstance(each, SmallFile | LargeFile)]
    held = usable_holdings(caller, repository, wanted)
    refuse_any_taken_down(repository, held)
    for source in {each.source for each in asked if isinstance(each, CopyFile)}:
        refuse_taken_down(repository, path=source)
    settle(caller, repository, held)
    contents = {sha256: holding.content for sha256, holding in held.items()}
    return [_operation(each, contents) for each in asked]


def _operation(asked: Asked, held: Mapping[str, Content]) -> Operation:
    match asked:
        case SmallFile(path, oid, size, sha256):
            _size(held, sha256, size, path)
            return PutFile(path, regular_file(path, oid, size, sha256))
        case LargeFile(path, sha256, size):
            return PutFile(path, large_file(path, sha256, _size(held, sha256, size, path)))
        case DeleteFile() | DeleteFolder() | CopyFile():
            return asked


def _size(held: Mapping[str, Content], sha256: str, size: int | None, path: str) -> int:
    """The real size of a content that the repository holds, or that the caller sent for it."""
    content = held.get(sha256)
    if content is None:
        raise UnknownName("content-not-sent", sha256=sha256, path=path)
    if size is not None and size != content.size:
        raise InvalidInput("content-size-wrong", path=path, size=size, real=content.size)
    return content.size
