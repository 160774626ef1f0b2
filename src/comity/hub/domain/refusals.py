"""What the hub refuses, as types: clients tell these apart, so one kind must not look like another.

A repository that the caller may not know of is unknown, in the same words as one that is not there.
"""

from __future__ import annotations

from comity.kernel.domain.errors import Conflict, NotPermitted, StorageFailure, UnknownName


class RepositoryUnknown(UnknownName):
    """No such repository, or none that the caller may know of."""

    def __init__(self, name: str) -> None:
        super().__init__("repository-unknown", name=name)


class RevisionUnknown(UnknownName):
    def __init__(self, revision: str) -> None:
        super().__init__("revision-unknown", revision=revision)


class EntryUnknown(UnknownName):
    """No such file or folder at that commit. `commit` is told to the client all the same."""

    def __init__(self, path: str, commit: str) -> None:
        super().__init__("entry-unknown", path=path)
        self.commit = commit


class SignInNeeded(NotPermitted):
    """Nobody is signed in, and this needs somebody."""

    def __init__(self) -> None:
        super().__init__("sign-in-needed")


class Gated(NotPermitted):
    """Its readers must apply first; `state` is `none`, `pending` or `rejected`."""

    def __init__(self, name: str, state: str) -> None:
        super().__init__(f"gated-{state}", name=name)


class Disabled(NotPermitted):
    """Taken down, or refused by a policy of this node: the reason says which."""


class ParentMoved(Conflict):
    """The branch is not where the client believed it to be."""

    def __init__(self, branch: str) -> None:
        super().__init__("parent-moved", branch=branch)


class QuotaExceeded(StorageFailure):
    def __init__(self, account: str, limit: int) -> None:
        super().__init__("quota-exceeded", account=account, limit=limit)


class OffersExceeded(QuotaExceeded):
    """Somebody who may not write has sent more than may wait to be merged."""

    def __init__(self, id: str, limit: int, name: str = "") -> None:
        StorageFailure.__init__(self, id, limit=limit, name=name)
