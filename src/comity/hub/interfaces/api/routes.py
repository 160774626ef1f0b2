"""All addresses of the hub's API, mounted beside Django's pages."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute

from comity.hub.interfaces import every_message as _every_message  # noqa: F401 - registers
from comity.hub.interfaces.api import (
    access_requests,
    accounts,
    cas,
    committing,
    discussions,
    lfs,
    lfs_files,
    likes,
    lists,
    people,
    provenance,
    reading,
    reading_commits,
    reading_trees,
    refs,
    repositories,
    resolving,
    takedowns,
    webhooks,
    xet_tokens,
)


def hub_routes() -> Iterable[BaseRoute]:
    """In the order in which they are tried: what is asked most comes first."""
    yield from resolving.ROUTES
    yield from cas.ROUTES
    yield from reading_trees.ROUTES
    yield from reading.ROUTES
    yield from reading_commits.ROUTES
    yield from xet_tokens.ROUTES
    yield from committing.ROUTES
    yield from lfs.ROUTES
    yield from lfs_files.ROUTES
    yield from lists.ROUTES
    yield from repositories.ROUTES
    yield from refs.ROUTES
    yield from provenance.ROUTES
    yield from accounts.ROUTES
    yield from discussions.ROUTES
    yield from likes.ROUTES
    yield from people.ROUTES
    yield from access_requests.ROUTES
    yield from takedowns.ROUTES
    yield from webhooks.ROUTES
