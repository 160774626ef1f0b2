"""Commits to branches and pull requests, for the tests of what people do around a repository."""

from __future__ import annotations

from comity.hub.actions.commit_files import Committed, commit_files
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.domain.commits import Operation, SmallFile
from comity.hub.domain.git.applying import DeleteFile
from comity.hub.domain.git.objects import blob_id
from comity.hub.domain.git.reading import walk
from comity.hub.models import Repository
from comity.hub.queries.callers import Caller
from comity.hub.queries.revisions import commit_at
from comity.hub.queries.trees import TreeRows


def put(
    caller: Caller,
    repository: Repository,
    files: dict[str, bytes | None],
    revision: str = "main",
    *,
    as_pull_request: bool = False,
    title: str = "A change",
) -> Committed:
    operations: list[Operation] = []
    assert caller.user is not None
    for path, data in files.items():
        if data is None:
            operations.append(DeleteFile(path))
            continue
        content = hold_small(data)
        hold(repository, content, caller.user)
        operations.append(SmallFile(path, blob_id(data), len(data), content.sha256))
    return commit_files(
        caller=caller,
        repository=repository,
        revision=revision,
        operations=operations,
        title=title,
        as_pull_request=as_pull_request,
    )


def propose(caller: Caller, repository: Repository, files: dict[str, bytes | None]) -> int:
    """The number of a new pull request."""
    number = put(caller, repository, files, as_pull_request=True).pull_request
    assert number is not None
    return number


def tree_at(repository: Repository, revision: str = "main") -> dict[str, str]:
    """Git ids by path, without the first file."""
    found = walk(commit_at(repository, revision).tree, TreeRows(repository).load)
    return {path: entry.oid for path, entry in found if path != ".gitattributes"}
