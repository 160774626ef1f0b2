from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from tests.site.front.asking import _no_time_passes, front, told  # noqa: F401 - fixture

from comity.site.front.limits import LARGEST_HEADERS, LONGEST_TARGET, WholeBody


def test_a_flood_from_one_address_leaves_others_alone() -> None:
    client = front(rate=1)  # so slow that none flows back while a slow machine asks
    statuses = [client.get("/").status_code for _ in range(12)]
    assert statuses == [200] * 10 + [429] * 2
    refused = client.get("/")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["Retry-After"] == "1"
    assert refused.json()["type"] == "urn:comity:problem:too-many-requests"
    client.peer = "203.0.113.9"
    assert client.get("/").status_code == 200


def test_loopback_has_a_rate_of_its_own() -> None:
    client = front(rate=1, peer="127.0.0.1")
    assert {client.get("/").status_code for _ in range(50)} == {200}
    client = front(rate=0, loopback_rate=1, peer="::1")
    assert [client.get("/").status_code for _ in range(12)] == [200] * 10 + [429] * 2


@pytest.mark.usefixtures("_no_time_passes")
def test_what_is_mounted_is_counted_apart() -> None:
    async def files(request: Request) -> Response:
        return Response("a file")

    client = front(rate=1, mount_rate=2, mounts=[Route("/files/{name}", files)])
    assert [client.get("/").status_code for _ in range(11)] == [200] * 10 + [429]
    assert [client.get("/files/a").status_code for _ in range(21)] == [200] * 20 + [429]
    client = front(rate=1, mounts=[Route("/files/{name}", files)])
    assert {client.get("/files/a").status_code for _ in range(30)} == {200}


def fields(answer: httpx.Response) -> tuple[str | None, str | None]:
    return answer.headers.get("RateLimit-Policy"), answer.headers.get("RateLimit")


@pytest.mark.usefixtures("_no_time_passes")
def test_answers_of_the_api_say_what_is_left() -> None:
    client = front(rate=1)
    policy = '"default";q=10;w=10'
    told = [fields(client.get("/api/v1/norms")) for _ in range(10)]
    assert told == [(policy, f'"default";r={left};t={max(1, left)}') for left in range(9, -1, -1)]
    refused = client.get("/api/v1/norms")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
    assert fields(refused) == (policy, '"default";r=0;t=1')


@pytest.mark.usefixtures("_no_time_passes")
def test_pages_count_and_say_nothing_of_it() -> None:
    client = front(rate=1)
    for path in ("/", "/api", "/ar/api", "/health/live"):
        assert fields(client.get(path)) == (None, None)
    assert fields(client.get("/api/v1/"))[1] == '"default";r=5;t=5'
    assert [client.get("/").status_code for _ in range(6)] == [200] * 5 + [429]
    assert fields(client.get("/")) == (None, None)


def test_where_there_is_no_limit_nothing_is_said_of_one() -> None:
    for client in (front(rate=0), front(rate=1, peer="127.0.0.1")):
        assert fields(client.get("/api/v1/")) == (None, None)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": "/?q=" + "a" * LONGEST_TARGET}, 414),
        ({"url": "/", "headers": {"A": "b" * LARGEST_HEADERS}}, 431),
        ({"url": "/", "headers": {f"A{n}": "b" for n in range(101)}}, 431),
        ({"url": "/", "headers": {f"A{n}": "b" for n in range(80)}}, 200),
        ({"url": "/?q=%C3%A9"}, 200),
    ],
)
def test_the_head_is_limited(asked: dict[str, Any], status: int) -> None:
    answer = front().get(**asked)
    assert answer.status_code == status
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"


def test_an_address_that_is_not_ascii_is_refused_before_wsgi_fails_on_it() -> None:
    sent = asyncio.run(asked(front().app, {"query_string": b"q=\xc3\xa9"}, []))
    assert sent[0]["status"] == 400


def test_bodies_up_to_the_limit_reach_the_page() -> None:
    client = front(largest_body=2048)
    assert client.post("/", content=b"x" * 2048).text.endswith("x" * 2048)
    answer = client.post("/", content=b"x" * 2049)
    assert (answer.status_code, answer.json()["detail"]) == (413, "At most 2048 bytes are read.")


def test_chunks_are_put_together_and_counted() -> None:
    async def chunks(count: int) -> AsyncIterator[bytes]:
        for _ in range(count):
            yield b"0123456789"

    client = front(largest_body=2048)
    answer = client.post("/", content=chunks(3))
    assert told(answer)["CONTENT_LENGTH"] == "30"
    assert answer.text.endswith("0123456789" * 3)
    assert client.post("/", content=chunks(300)).status_code == 413


Message = dict[str, Any]


async def asked(app: ASGIApp, scope: Message, messages: list[Message]) -> list[Message]:
    """What `app` sends for a request whose body arrives as `messages`, and then nothing more."""
    sent: list[Message] = []
    rest = iter(messages)

    async def receive() -> Message:
        found = next(rest, None)
        if found is None:
            await asyncio.sleep(60)
        return found or {}

    async def send(message: Message) -> None:
        sent.append(message)

    usual = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "http_version": "1.1",
        "headers": [(b"content-length", b"10")],
        "client": ("198.51.100.7", 1),
    }
    await app(usual | scope, receive, send)
    return sent


async def never(scope: Scope, receive: Receive, send: Send) -> None:
    raise AssertionError("a broken body was handed on")


def test_a_body_that_breaks_off_is_handed_to_nobody() -> None:
    half = {"type": "http.request", "body": b"01234", "more_body": True}
    gone = {"type": "http.disconnect"}
    assert asyncio.run(asked(WholeBody(never, 100), {}, [half, gone])) == []


def test_a_body_that_comes_too_slowly_is_given_up() -> None:
    half = {"type": "http.request", "body": b"01234", "more_body": True}
    sent = asyncio.run(asked(WholeBody(never, 100, seconds=0.05), {}, [half]))
    assert sent[0]["status"] == 408


@pytest.mark.parametrize("declared", [b"-1", b"1e3", b"99999999999999999999"])
def test_a_length_that_is_none_is_too_large(declared: bytes) -> None:
    scope = {"headers": [(b"content-length", declared)]}
    sent = asyncio.run(asked(WholeBody(never, 100), scope, []))
    assert sent[0]["status"] == 413
