"""What many readers ask for in the same second is answered once: a shared cache (RFC 9111) in the
front, before a thread is taken.

Only answers that say `Cache-Control: public` are held, and for a second alone: a release that is
loaded, or a database that is gone, shows at once. Each worker holds its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic

from cachetools import LRUCache
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.site.front.request_facts import SCOPE_KEY, set_route

SECONDS = 1.0
LARGEST_MEMORY = 32 * 1024**2
LARGEST_BODY = 1024**2
# What an answer may depend on besides its address; one that varies by anything else is not held.
VARYING = (b"accept-encoding", b"accept-language", b"hx-request")
_ETAG = re.compile(rb'(?:W/)?"[^"]*"')

Headers = list[tuple[bytes, bytes]]
Key = tuple[object, ...]


@dataclass(slots=True)
class Held:
    """An answer of 200, whole. `until` is when somebody has to ask for it again."""

    headers: Headers
    body: bytes
    route: str
    until: float

    @property
    def size(self) -> int:
        return len(self.body) + 1000


class SharedAnswers:
    """Middleware. One reader renews what has run out; until then the others get what is held."""

    def __init__(self, app: ASGIApp, seconds: float = SECONDS) -> None:
        self.app, self.seconds = app, seconds
        self.held: LRUCache[Key, Held] = LRUCache(LARGEST_MEMORY, getsizeof=lambda it: it.size)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        key = _key(scope)
        found, now = self.held.get(key), monotonic()
        if found is None or found.until < now:
            if found is not None:
                found.until = now + self.seconds
            await self._ask(key, scope, receive, send)
            return
        set_route(scope, found.route)
        await _answer(found, scope, send)

    async def _ask(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        head: Message = {}
        body = b""

        async def noting(message: Message) -> None:
            nonlocal head, body
            if message["type"] == "http.response.start":
                head = {**message, "headers": list(message["headers"])}
            elif message["type"] == "http.response.body" and not message.get("more_body"):
                body = message.get("body", b"")
            else:  # sent in pieces, or by a path
                head = {}
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except BaseException:
            self.held.pop(key, None)
            raise
        if head.get("status") == 304:
            return
        if head.get("status") == 200 and len(body) <= LARGEST_BODY and _is_public(head["headers"]):
            route = getattr(scope.get(SCOPE_KEY), "route", "")
            self.held[key] = Held(head["headers"], body, route, monotonic() + self.seconds)
        else:
            self.held.pop(key, None)


def _key(scope: Scope) -> Key:
    headers = [pair for pair in scope["headers"] if pair[0] in (b"host", *VARYING)]
    return scope["scheme"], scope["path"], scope["query_string"], *sorted(headers)


def _is_public(headers: Headers) -> bool:
    names = {name for name, _ in headers}
    if b"set-cookie" in names or b"public" not in _words(headers, b"cache-control"):
        return False
    return _words(headers, b"vary") <= frozenset(VARYING)


def _words(headers: Headers, name: bytes) -> frozenset[bytes]:
    values = (value for each, value in headers if each == name)
    return frozenset(word.strip().lower() for value in values for word in value.split(b","))


async def _answer(found: Held, scope: Scope, send: Send) -> None:
    etag = next((value for name, value in found.headers if name == b"etag"), b"")
    unchanged = etag and etag in _asked_etags(scope["headers"])
    headers = [
        pair
        for pair in found.headers
        if not (unchanged and pair[0] in (b"content-type", b"content-length", b"content-encoding"))
    ]
    status = 304 if unchanged else 200
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if unchanged else found.body})


def _asked_etags(headers: Iterable[tuple[bytes, bytes]]) -> list[bytes]:
    return [
        etag for name, value in headers if name == b"if-none-match" for etag in _ETAG.findall(value)
    ]
