"""The address of live streams, mounted beside Django's pages: none holds a thread of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from http.cookies import CookieError, SimpleCookie
from uuid import UUID

from django.conf import settings
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from comity.assembly.interfaces.live.entry import entry
from comity.assembly.interfaces.live.listeners import TooMany, Wanted
from comity.assembly.interfaces.live.stream import Stream
from comity.kernel.domain.errors import UnknownName
from comity.kernel.interfaces.problem_json import CONTENT_TYPE

PATH = "/assemblies/{slug}/sessions/{session:uuid}/live/events"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
WAIT = 30


def live_routes(stream: Stream) -> Sequence[BaseRoute]:
    async def listen(request: Request) -> Response:
        facts = request.scope.get("comity.request")  # of the front, where there is one
        if facts is not None:
            facts.route = PATH
        check = partial(
            _wanted,
            request.path_params["slug"],
            request.path_params["session"],
            request.query_params.get("language", "en"),
            _session_key(request),
        )
        wanted = await stream.ask(check)
        if wanted is None:
            return _problem(404, "not-found", "Not found", "There is no such session.")
        try:
            listener = stream.join(wanted, _address(request))
        except TooMany as error:
            whom = "from your address" if error.from_address else "here"
            detail = f"Too many listen {whom} already. Ask again in {WAIT} s."
            return _problem(503, "too-many-listeners", "Too many listeners", detail)
        return StreamingResponse(
            stream.events(listener, check), media_type="text/event-stream", headers=HEADERS
        )

    return (Route(PATH, listen),)


def _wanted(slug: str, session: UUID, language: str, key: str) -> Wanted | None:
    try:
        return entry(slug, session, language, key)
    except UnknownName:
        return None


def _session_key(request: Request) -> str:
    try:
        cookies = SimpleCookie(request.headers.get("cookie", ""))
    except CookieError:
        return ""
    held = cookies.get(settings.SESSION_COOKIE_NAME)
    return held.value if held else ""


def _address(request: Request) -> str:
    """As the front settled it."""
    return str(request.scope.get("comity.address") or "")


def _problem(status: int, kind: str, title: str, detail: str) -> JSONResponse:
    body = {
        "type": f"urn:comity:problem:{kind}",
        "title": title,
        "status": status,
        "detail": detail,
    }
    headers = {"Cache-Control": "no-store"}
    if status == 503:
        headers["Retry-After"] = str(WAIT)
    return JSONResponse(body, status, headers, media_type=CONTENT_TYPE)
