"""Ask the front as a server would, without one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpx
import pytest
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from comity.site.front.application import FrontSettings, build_front
from comity.site.front.token_bucket import Buckets

ELSEWHERE = "198.51.100.7"


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Pages that say what reached them."""
    if environ["PATH_INFO"] == "/fault":
        raise RuntimeError("a fault")
    body = environ["wsgi.input"].read()
    lines = [
        f"{name}={environ[name]}"
        for name in sorted(environ)
        if name.startswith("HTTP_") or name in ("REMOTE_ADDR", "wsgi.url_scheme", "CONTENT_LENGTH")
    ]
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", "a=b; Path=/")])
    return ["\n".join(lines).encode(), b"\n", body]


class Front:
    """The front, asked from one address."""

    def __init__(self, app: ASGIApp, *, peer: str, base_url: str) -> None:
        self.app, self.peer, self.base_url = app, peer, base_url

    def request(self, method: str, url: str, **asked: object) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(
                self.app, client=(self.peer, 50000), raise_app_exceptions=False
            )
            async with httpx.AsyncClient(transport=transport, base_url=self.base_url) as client:
                return await client.request(method, url, **asked)  # type: ignore[arg-type]

        return asyncio.run(ask())

    def get(self, url: str, **asked: object) -> httpx.Response:
        return self.request("GET", url, **asked)

    def head(self, url: str) -> httpx.Response:
        return self.request("HEAD", url)

    def post(self, url: str, **asked: object) -> httpx.Response:
        return self.request("POST", url, **asked)


def front(
    *,
    peer: str = ELSEWHERE,
    base_url: str = "http://testserver",
    mounts: Sequence[BaseRoute] = (),
    **settings: object,
) -> Front:
    """The front with these settings and mounts, before the pages of `echo`."""
    application = build_front(echo, FrontSettings(**settings), mounts=mounts)  # type: ignore[arg-type]
    return Front(application, peer=peer, base_url=base_url)


@pytest.fixture
def _no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """For buckets: none flows back, however slow the machine is."""
    monkeypatch.setitem(Buckets.__init__.__kwdefaults__, "clock", lambda: 0.0)


def told(answer: httpx.Response) -> dict[str, str]:
    """What `echo` said."""
    return dict(line.split("=", 1) for line in answer.text.splitlines() if "=" in line)


def access_lines(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name == "comity.access"]
