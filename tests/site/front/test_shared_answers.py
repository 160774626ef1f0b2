from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp
from tests.site.front.asking import _no_time_passes  # noqa: F401 - fixture

from comity.site.front.application import FrontSettings, build_front

PUBLIC = [("Cache-Control", "public, max-age=60"), ("ETag", '"one"'), ("Vary", "Accept-Encoding")]


class Pages:
    """Pages that count how often they are asked; the address says how they answer."""

    def __init__(self, headers: list[tuple[str, str]], status: str = "200 OK") -> None:
        self.headers, self.status, self.asked = headers, status, 0

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        start(self.status, [("Content-Type", "text/plain"), *self.headers])
        return [f"answer {self.asked}".encode()]


def ask(
    pages: Pages, *requests: dict[str, Any], between: float = 0, rate: int = 0
) -> list[httpx.Response]:
    app: ASGIApp = build_front(pages, FrontSettings(loopback_rate=rate))

    async def all_of_them() -> list[httpx.Response]:
        answers = []
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            for request in requests:
                answers.append(await client.request(**({"method": "GET", "url": "/"} | request)))
                await asyncio.sleep(between)
        return answers

    return asyncio.run(all_of_them())


def test_a_public_answer_serves_all_who_ask_within_a_second() -> None:
    pages = Pages(PUBLIC)
    answers = ask(pages, {}, {}, {})
    assert [each.text for each in answers] == ["answer 1"] * 3
    assert len({each.headers["x-request-id"] for each in answers}) == 3
    assert "content-security-policy" in answers[2].headers


@pytest.mark.usefixtures("_no_time_passes")
def test_a_shared_answer_says_what_is_left_to_each_who_asks() -> None:
    pages = Pages(PUBLIC)
    api = {"url": "/api/v1/norms"}
    unchanged = api | {"headers": {"If-None-Match": '"one"'}}
    answers = ask(pages, api, api, unchanged, rate=20)
    assert (pages.asked, [each.status_code for each in answers]) == (1, [200, 200, 304])
    left = [each.headers.get_list("RateLimit") for each in answers]
    assert left == [[f'"default";r={requests};t=10'] for requests in (199, 198, 197)]


def test_after_a_second_it_is_asked_for_again() -> None:
    pages = Pages(PUBLIC)
    answers = ask(pages, {}, {}, between=1.05)
    assert [each.text for each in answers] == ["answer 1", "answer 2"]


@pytest.mark.parametrize(
    "other",
    [
        {"url": "/?on=2027-01-01"},
        {"url": "http://elsewhere/"},
        {"headers": {"Accept-Encoding": "br"}},
        {"headers": {"HX-Request": "true"}},
        {"method": "HEAD"},
        {"method": "POST"},
    ],
)
def test_what_differs_is_asked_for_by_itself(other: dict[str, Any]) -> None:
    pages = Pages(PUBLIC)
    ask(pages, {}, other)
    assert pages.asked == 2


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("Cache-Control", "private")],
        [("Cache-Control", "no-store")],
        [*PUBLIC, ("Set-Cookie", "a=b")],
        [("Cache-Control", "public"), ("Vary", "Cookie")],
    ],
)
def test_what_is_not_for_everybody_is_never_held(headers: list[tuple[str, str]]) -> None:
    answers = ask(Pages(headers), {}, {})
    assert [each.text for each in answers] == ["answer 1", "answer 2"]


def test_a_fault_is_not_held() -> None:
    answers = ask(Pages(PUBLIC, status="503 Service Unavailable"), {}, {})
    assert [each.text for each in answers] == ["answer 1", "answer 2"]


def test_a_reader_who_has_it_gets_no_body() -> None:
    first, again = ask(Pages(PUBLIC), {}, {"headers": {"If-None-Match": '"zero", "one"'}})
    assert (first.status_code, again.status_code) == (200, 304)
    assert again.content == b""
    assert "content-length" not in again.headers
    assert again.headers["etag"] == '"one"'


def test_while_one_renews_it_the_others_do_not_wait() -> None:
    class Slow(Pages):
        def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if self.asked:
                time.sleep(0.3)
            return super().__call__(environ, start)

    pages = Slow(PUBLIC)
    app: ASGIApp = build_front(pages, FrontSettings())

    async def at_once() -> list[str]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
            await client.get("/")
            await asyncio.sleep(1.05)
            renewing = asyncio.create_task(client.get("/"))
            await asyncio.sleep(0.05)
            meanwhile = await client.get("/")
            return [meanwhile.text, (await renewing).text]

    assert asyncio.run(at_once()) == ["answer 1", "answer 2"]
