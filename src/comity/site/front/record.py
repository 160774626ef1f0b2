"""One line in the log and one count in the metrics for each request, whatever becomes of it."""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.kernel.domain.addresses import shortened
from comity.kernel.interfaces.web.request_id import request_id
from comity.site.front.client import ADDRESS
from comity.site.front.request_facts import SCOPE_KEY, RequestFacts, new_facts
from comity.site.front.traffic import count_request, in_flight

log = logging.getLogger("comity.access")

# What a monitor asks every few seconds is counted, and logged only where it fails.
PROBES = frozenset({"/health/live", "/health/ready", "/metrics"})


class Record:
    """Middleware: gives the request its id, and tells of it once it is answered.

    The line holds neither path nor query nor the whole address: they can tell of a system that
    somebody asks about, or hold the key of a link.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        facts = scope[SCOPE_KEY] = new_facts(scope["method"], scope.get("comity.offered_id", ""))
        id_header = (b"x-request-id", facts.id.encode())
        finished = False

        async def noting(message: Message) -> None:
            nonlocal finished
            if message["type"] == "http.response.start":
                facts.status = message["status"]
                message["headers"] = [*message.get("headers", ()), id_header]
            elif not message.get("more_body", False):
                finished = True
            await send(message)

        # Each request runs in a context of its own, so nothing has to be put back.
        request_id.set(facts.id)
        with in_flight.track_inprogress():
            try:
                await self.app(scope, receive, noting)
            except Exception:
                facts.status = facts.status or 500
                log.exception("fault")
                if not finished:  # the server must end the connection
                    raise
            finally:
                self._tell(facts, scope)

    def _tell(self, facts: RequestFacts, scope: Scope) -> None:
        seconds = facts.seconds
        count_request(facts, seconds)
        if facts.route in PROBES and facts.status < 400:
            return
        log.info(
            "request",
            extra={
                "method": facts.method,
                "route": facts.route,
                "status": facts.status,
                "ms": round(seconds * 1000, 1),
                "address": shortened(scope[ADDRESS]),
            },
        )
