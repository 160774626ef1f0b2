"""The kind of a repository as it is typed."""

from __future__ import annotations

from comity.hub.domain.repositories import RepositoryKind
from comity.kernel.domain.errors import InvalidInput


def kind_called(text: str) -> RepositoryKind:
    """Singular or plural. Raises `InvalidInput`."""
    for kind in RepositoryKind:
        if text.lower() in (kind.value, kind.plural):
            return kind
    raise InvalidInput("repository-kind-unknown", value=text)
