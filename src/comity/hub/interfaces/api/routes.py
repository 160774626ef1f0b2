"""All addresses of the hub's API, mounted beside Django's pages."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute

from comity.hub.interfaces.api import accounts


def hub_routes() -> Iterable[BaseRoute]:
    """In the order in which they are tried: what is asked most comes first."""
    yield from accounts.ROUTES
