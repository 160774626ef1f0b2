"""Whether this server lives, and whether it can answer. Tells which check failed, never why."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from comity.kernel.interfaces.problem_json import CONTENT_TYPE
from comity.site.front.in_time import InTime
from comity.site.front.request_facts import set_route
from comity.site.readiness import FAILED, Readiness, objects_readiness, readiness

SECONDS_TO_WAIT = 1.8
NOT_KEPT = {"Cache-Control": "no-store"}

_asked = InTime(readiness, seconds=SECONDS_TO_WAIT)
_asked_objects = InTime(objects_readiness, seconds=SECONDS_TO_WAIT)


async def live(request: Request) -> Response:
    """200 as long as the process answers at all."""
    set_route(request.scope, "/health/live")
    return JSONResponse({"status": "live"}, headers=NOT_KEPT)


async def ready(request: Request) -> Response:
    """200 where pages can be answered; else 503 with the checks, within two seconds."""
    set_route(request.scope, "/health/ready")
    answered, objects = await asyncio.gather(_database(), _objects())
    found = replace(answered, objects=objects)
    checks = asdict(found)
    if found.ready:
        return JSONResponse({"status": "ready", "checks": checks}, headers=NOT_KEPT)
    failed = [name for name, state in checks.items() if state == FAILED]
    body = {
        "type": "urn:comity:problem:not-ready",
        "title": "Not ready",
        "status": 503,
        "detail": f"Checks that failed: {', '.join(failed)}.",
        "failed": failed,
        "checks": checks,
    }
    headers = {**NOT_KEPT, "Retry-After": "5"}
    return JSONResponse(body, 503, headers, media_type=CONTENT_TYPE)


async def _database() -> Readiness:
    try:
        return await _asked.answer()
    except TimeoutError:
        return Readiness(database=FAILED)


async def _objects() -> str:
    try:
        return await _asked_objects.answer()
    except TimeoutError:
        return FAILED
