"""All addresses of the hub's API, mounted beside Django's pages."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute

from comity.hub.interfaces import git_messages as _git  # noqa: F401  # registers
from comity.hub.interfaces import messages as _messages  # noqa: F401
from comity.hub.interfaces import read_messages as _reading  # noqa: F401
from comity.hub.interfaces import store_messages as _store  # noqa: F401
from comity.hub.interfaces import write_messages as _write  # noqa: F401
from comity.hub.interfaces import xet_messages as _xet  # noqa: F401
from comity.hub.interfaces.api import (
    accounts,
    cas,
    committing,
    lfs,
    lfs_files,
    provenance,
    reading,
    reading_commits,
    reading_trees,
    refs,
    repositories,
    resolving,
    xet_tokens,
)
from comity.parties.interfaces import messages as _parties  # noqa: F401


def hub_routes() -> Iterable[BaseRoute]:
    """In the order in which they are tried: what is asked most comes first."""
    yield from resolving.ROUTES
    yield from reading_trees.ROUTES
    yield from reading.ROUTES
    yield from reading_commits.ROUTES
    yield from cas.ROUTES
    yield from xet_tokens.ROUTES
    yield from committing.ROUTES
    yield from lfs.ROUTES
    yield from lfs_files.ROUTES
    yield from repositories.ROUTES
    yield from refs.ROUTES
    yield from provenance.ROUTES
    yield from accounts.ROUTES
