"""The front: every request passes here; what is no endpoint of its own goes to Django's pages.

A room that answers by ASGI, such as the hub, mounts its own application before the pages.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from comity.site.environment import Network
from comity.site.front import health
from comity.site.front.answer_headers import AnswerHeaders
from comity.site.front.client import Client
from comity.site.front.limits import HeadLimit, RateLimit, WholeBody
from comity.site.front.metrics import Metrics
from comity.site.front.pages import WSGI, Pages
from comity.site.front.problems import refusal
from comity.site.front.record import Record
from comity.site.front.shared_answers import SharedAnswers
from comity.site.front.static_files import StaticFiles
from comity.site.front.traffic import workers


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSettings:
    """Numbers of the front. Rates are requests a second from one address; 0 is no limit."""

    threads: int = 4
    largest_body: int = 4 * 1024 * 1024
    rate: int = 20
    loopback_rate: int = 0
    mount_rate: int = 0
    trusted_proxies: tuple[Network, ...] = ()
    metrics_token: str = ""
    static_folder: Path | None = None
    static_prefix: str = "/static/"
    hashed: frozenset[str] = frozenset()


def build_front(
    pages: WSGI,
    settings: FrontSettings,
    *,
    mounts: Sequence[BaseRoute] = (),
    endings: Sequence[Callable[[], None]] = (),
) -> ASGIApp:
    """The ASGI application that answers for everything. `endings` are done when it stops."""
    threaded = Pages(pages, settings.threads)
    app = Starlette(
        routes=[
            Route("/health/live", health.live),
            Route("/health/ready", health.ready),
            Route("/metrics", Metrics(settings.metrics_token).__call__),
            *mounts,
            Mount("/", WholeBody(threaded, settings.largest_body)),
        ],
        middleware=list(_middleware(settings, mounts)),
        exception_handlers={Exception: _failed},
        lifespan=_lifespan(threaded.threads, endings),
    )
    # Outside Starlette's own last resort, so that its answers carry id and headers too.
    return Client(Record(AnswerHeaders(app)), settings.trusted_proxies)


def _middleware(settings: FrontSettings, mounts: Sequence[BaseRoute]) -> Iterable[Middleware]:
    yield Middleware(HeadLimit)
    yield Middleware(
        RateLimit,
        rate=settings.rate,
        loopback_rate=settings.loopback_rate,
        mounts=mounts,
        mount_rate=settings.mount_rate,
    )
    if settings.static_folder is not None:
        yield Middleware(
            StaticFiles,
            folder=settings.static_folder,
            prefix=settings.static_prefix,
            hashed=settings.hashed,
        )
    yield Middleware(SharedAnswers)


def _lifespan(
    threads: ThreadPoolExecutor, endings: Sequence[Callable[[], None]]
) -> Callable[[Starlette], Any]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        workers.set(1)
        yield
        threads.shutdown(wait=True)
        for end in endings:
            end()

    return lifespan


async def _failed(request: Request, error: Exception) -> Response:
    detail = "The request could not be answered. The fault is logged under this id."
    return refusal(request.scope, 500, "error", "Something went wrong", detail)
