"""The front of Comity with a client in place of its pages, which answer at `COMITY_BEHIND`."""

from __future__ import annotations

import os

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from comity.site.front.answer_headers import AnswerHeaders
from comity.site.front.client import Client
from comity.site.front.limits import HeadLimit, RateLimit
from comity.site.front.record import Record

client = httpx.AsyncClient(
    base_url=os.environ["COMITY_BEHIND"], limits=httpx.Limits(max_connections=64), timeout=60
)


async def hand_on(request: Request) -> Response:
    headers = [pair for pair in request.headers.raw if pair[0] != b"connection"]
    path = request.url.path + ("?" + request.url.query if request.url.query else "")
    async with client.stream(request.method, path, headers=headers) as answer:
        body = b"".join(
            [part async for part in answer.aiter_raw()]
        )  # as it came, compressed or not
    return Response(body, answer.status_code, dict(answer.headers))


front = Starlette(
    routes=[Route("/{path:path}", hand_on, methods=["GET", "HEAD"])],
    middleware=[Middleware(HeadLimit), Middleware(RateLimit, rate=0, loopback_rate=0)],
)
application = Client(Record(AnswerHeaders(front)), ())
