"""All addresses of the hub's API, mounted beside Django's pages."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute

from comity.hub.interfaces.api import (
    accounts,
    reading,
    reading_commits,
    reading_trees,
    resolving,
)


def hub_routes() -> Iterable[BaseRoute]:
    """In the order in which they are tried: what is asked most comes first."""
    yield from resolving.ROUTES
    yield from reading_trees.ROUTES
    yield from reading.ROUTES
    yield from reading_commits.ROUTES
    yield from accounts.ROUTES
