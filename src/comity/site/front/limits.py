"""What no request may exceed: how often, how long an address, how many headers, how large a body.

The body is read whole before a thread is given to the request, so that somebody who sends slowly
holds up nobody else, and a body that breaks off is never half read by a form.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.site.front.addresses import limited_as
from comity.site.front.client import ADDRESS
from comity.site.front.problems import refusal
from comity.site.front.rate_headers import telling_rate
from comity.site.front.request_facts import set_route
from comity.site.front.token_bucket import Buckets

LONGEST_TARGET = 16 * 1024
LARGEST_HEADERS = 32 * 1024
MOST_HEADERS = 100
SECONDS_FOR_BODY = 30


class RateLimit:
    """Middleware: 429 for an address that asks faster than `rate` a second over ten seconds.

    Counted in each worker by itself. Loopback has a rate of its own: a proxy that is not trusted
    by name makes everybody look like it. What `mounts` answer is counted apart, at `mount_rate`:
    one download of a repository asks a thousand times. A rate of 0 is no limit.
    """

    def __init__(
        self,
        app: ASGIApp,
        rate: int,
        loopback_rate: int,
        mounts: Sequence[BaseRoute] = (),
        mount_rate: int = 0,
    ) -> None:
        self.app, self.mounts = app, mounts
        self.elsewhere = Buckets(rate) if rate else None
        self.loopback = Buckets(loopback_rate) if loopback_rate else None
        self.mounted = Buckets(mount_rate) if mount_rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            address = scope[ADDRESS]
            local = address is not None and address.is_loopback
            buckets = self.loopback if local else self._elsewhere(scope)
            seconds = 0
            if buckets:
                asking = limited_as(address)
                seconds = buckets.seconds_to_wait(asking)
                send = telling_rate(scope, send, buckets, asking)
            if seconds:
                set_route(scope, "limited")
                detail = f"Too many requests from this address. Ask again in {seconds} s."
                await refusal(
                    scope,
                    429,
                    "too-many-requests",
                    "Too many requests",
                    detail,
                    retry_after=seconds,
                )(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _elsewhere(self, scope: Scope) -> Buckets | None:
        if any(mount.matches(scope)[0] is not Match.NONE for mount in self.mounts):
            return self.mounted
        return self.elsewhere


class HeadLimit:
    """Middleware: 400 for an address that is not ASCII, 414 for one too long, 431 for headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refused := self._refused(scope)):
            await refusal(scope, *refused)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refused(self, scope: Scope) -> tuple[int, str, str, str] | None:
        target = scope.get("raw_path", b"") + scope["query_string"]
        if len(target) > LONGEST_TARGET:
            detail = f"The address is longer than {LONGEST_TARGET} bytes."
            return 414, "address-too-long", "The address is too long", detail
        if not target.isascii():
            detail = "The address holds bytes that must be percent-encoded."
            return 400, "address-malformed", "The address can't be read", detail
        size = sum(len(name) + len(value) for name, value in scope["headers"])
        if size > LARGEST_HEADERS or len(scope["headers"]) > MOST_HEADERS:
            detail = f"At most {MOST_HEADERS} headers and {LARGEST_HEADERS} bytes are read."
            return 431, "headers-too-large", "The headers are too large", detail
        return None


class WholeBody:
    """Middleware: hands on a body that is whole. 413 for one too large, 408 for one too slow;
    where the client is gone, nothing is handed on at all."""

    def __init__(self, app: ASGIApp, largest: int, seconds: float = SECONDS_FOR_BODY) -> None:
        self.app, self.largest, self.seconds = app, largest, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _has_body(scope):
            await self.app(scope, receive, send)
            return
        too_large = refusal(
            scope,
            413,
            "body-too-large",
            "The request is too large",
            f"At most {self.largest} bytes are read.",
        )
        if _declared_length(scope) > self.largest:
            await too_large(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(self._read(receive), self.seconds)
        except TimeoutError:
            detail = f"The request did not arrive within {self.seconds:g} s."
            slow = refusal(scope, 408, "request-timeout", "The request is too slow", detail)
            await slow(scope, receive, send)
            return
        if body is None:
            return
        if len(body) > self.largest:
            await too_large(scope, receive, send)
            return
        # For WSGI a body without a length is no body: chunks have been put together by now.
        headers = [pair for pair in scope["headers"] if pair[0] not in _LENGTHS]
        scope["headers"] = [*headers, (b"content-length", str(len(body)).encode())]
        await self.app(scope, _replayed(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > self.largest or not message.get("more_body", False):
                return bytes(body)


_LENGTHS = (b"content-length", b"transfer-encoding")


def _has_body(scope: Scope) -> bool:
    return any(name in _LENGTHS for name, _ in scope["headers"])


def _declared_length(scope: Scope) -> float:
    declared = [value for name, value in scope["headers"] if name == b"content-length"]
    return max((float(value) if value.isdigit() else math.inf for value in declared), default=0)


def _replayed(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
