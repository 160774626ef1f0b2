"""The shapes of paths. They are matched as they were sent, so that a quoted slash within a branch
(`feature%2Fx`) is told from one between two parts; parameters are unquoted afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

from starlette.convertors import Convertor, register_url_convertor
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send


class Unquoted(Convertor[str]):
    def __init__(self, regex: str) -> None:
        self.regex = regex  # type: ignore[misc]  # the router reads it from the instance

    def convert(self, value: str) -> str:
        return unquote(value)

    def to_string(self, value: str) -> str:
        return quote(value, safe="/")


register_url_convertor("plural", Unquoted("models|datasets|spaces"))
register_url_convertor("hubname", Unquoted("[A-Za-z0-9][A-Za-z0-9._-]{0,95}"))
# Some clients leave the slashes of the refs that they know bare.
register_url_convertor("revision", Unquoted("refs/(?:pr/[0-9]+|convert/[^/]+)|[^/]+"))
register_url_convertor("file", Unquoted(".+"))
register_url_convertor("hash", Unquoted("[0-9a-f]{64}"))

REPOSITORY = "/api/{plural:plural}/{account:hubname}/{name:hubname}"
FILES = ("/{plural:plural}/{account:hubname}/{name:hubname}", "/{account:hubname}/{name:hubname}")
"""Before `/resolve/` and `.git/`: models have no prefix."""


class AsSent(BaseRoute):
    """Tries `routes` on the path as it was sent; the first whole match answers."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self.routes = tuple(routes)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] != "http":
            return Match.NONE, {}
        sent = scope.get("raw_path") or quote(scope["path"]).encode()
        asked = {**scope, "path": sent.partition(b"?")[0].decode("ascii", "replace")}
        partly: tuple[BaseRoute, Scope] | None = None
        for route in self.routes:
            match, found = route.matches(asked)
            if match is Match.FULL:
                return Match.FULL, {**found, "hub.route": route}
            if match is Match.PARTIAL and partly is None:
                partly = route, found
        if partly is None:
            return Match.NONE, {}
        return Match.PARTIAL, {**partly[1], "hub.route": partly[0]}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = scope["hub.route"]
        facts = scope.get("comity.request")  # of the front, where there is one
        if facts is not None:
            facts.route = route.path
        await route.handle(scope, receive, send)
