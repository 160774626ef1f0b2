"""Settle who asks and by which scheme, before anything looks at them."""

from __future__ import annotations

from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from comity.site.environment import Network
from comity.site.front.addresses import forwarded_client, is_trusted, parse_address

ADDRESS = "comity.address"
DIRECT = "comity.direct"
"""Whether nothing says that somebody passed the request on."""

_FORWARDING = frozenset({b"x-forwarded-for", b"forwarded", b"x-real-ip", b"via"})


class Client:
    """Middleware. Forwarding headers count only where the peer is a trusted proxy.

    A header whose name holds an underscore is dropped: WSGI would mix it up with the one that is
    written with hyphens.
    """

    def __init__(self, app: ASGIApp, trusted: Collection[Network]) -> None:
        self.app, self.trusted = app, trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._settle(scope)
        await self.app(scope, receive, send)

    def _settle(self, scope: Scope) -> None:
        scope["headers"] = [pair for pair in scope["headers"] if b"_" not in pair[0]]
        peer = scope.get("client")
        address = parse_address(peer[0]) if peer else None
        scope[DIRECT] = not any(name in _FORWARDING for name, _ in scope["headers"])
        if is_trusted(address, self.trusted):
            forwarded = _values(scope, b"x-forwarded-for")
            if forwarded:
                address = forwarded_client(forwarded, self.trusted)
                scope["client"] = (str(address) if address else "", 0)
            scheme = _values(scope, b"x-forwarded-proto")
            if scheme and scheme[-1].strip() in ("http", "https"):
                scope["scheme"] = scheme[-1].strip()
            offered = _values(scope, b"x-request-id")
            scope["comity.offered_id"] = offered[-1] if offered else ""
        scope[ADDRESS] = address


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for each, value in scope["headers"] if each == name]
