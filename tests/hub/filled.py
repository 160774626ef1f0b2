"""Repositories with files in them, as commits made them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.hub.people import signed_in

from comity.hub.actions.commit_files import Committed, commit_files
from comity.hub.actions.create_repository import create_repository
from comity.hub.actions.hold_content import hold, hold_small
from comity.hub.domain.commits import LargeFile, Operation, SmallFile
from comity.hub.domain.git.applying import DeleteFile
from comity.hub.domain.git.objects import blob_id
from comity.hub.domain.repositories import RepositoryKind, Visibility
from comity.hub.models import Repository
from comity.parties.models import User


def repository(
    user: User,
    name: str,
    files: Mapping[str, bytes] | None = None,
    *,
    kind: RepositoryKind = RepositoryKind.MODEL,
    visibility: Visibility = Visibility.PUBLIC,
) -> Repository:
    """One of the person's own account, with a second commit where there are files."""
    made = create_repository(
        caller=signed_in(user), kind=kind, account=None, name=name, visibility=visibility
    )
    if files:
        committed(user, made, files)
    return made


def committed(
    user: User, it: Repository, files: Mapping[str, bytes | None], **more: object
) -> Committed:
    """One commit of small files; `None` deletes."""
    return _commit(user, it, [_small(user, it, path, data) for path, data in files.items()], more)


def large(user: User, it: Repository, files: Mapping[str, bytes], **more: object) -> Committed:
    """One commit of files that are held as large ones, stored whole."""
    operations: list[Operation] = []
    for path, data in files.items():
        content = hold_small(data)
        hold(it, content, user)
        operations.append(LargeFile(path, content.sha256, len(data)))
    return _commit(user, it, operations, more)


def _small(user: User, it: Repository, path: str, data: bytes | None) -> Operation:
    if data is None:
        return DeleteFile(path)
    content = hold_small(data)
    hold(it, content, user)
    return SmallFile(path, blob_id(data), len(data), content.sha256)


def _commit(
    user: User, it: Repository, operations: list[Operation], more: Mapping[str, object]
) -> Committed:
    asked: dict[str, Any] = {"revision": "main", "title": "a title", **more}
    done = commit_files(
        caller=signed_in(user),
        repository=it,
        operations=operations,
        **asked,
    )
    it.refresh_from_db()
    return done
