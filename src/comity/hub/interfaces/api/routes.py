"""All addresses of the hub's API, mounted beside Django's pages."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute

from comity.hub.interfaces.api import (
    access_requests,
    accounts,
    discussions,
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
)


def hub_routes() -> Iterable[BaseRoute]:
    """In the order in which they are tried: what is asked most comes first."""
    yield from resolving.ROUTES
    yield from reading_trees.ROUTES
    yield from reading.ROUTES
    yield from reading_commits.ROUTES
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
    yield from lists.ROUTES
