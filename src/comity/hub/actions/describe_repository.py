"""Keep beside a repository what lists tell of it: from its card and the files of `main`."""

from __future__ import annotations

from comity.hub.models import Commit, Repository


def describe_repository(repository: Repository, commit: Commit) -> None:
    """Sets fields of `repository`, which the caller saves."""
