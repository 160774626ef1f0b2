"""`/metrics` for Prometheus: for this machine alone, or for whoever has the token."""

from __future__ import annotations

import os
from hmac import compare_digest
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.requests import Request
from starlette.responses import Response

from comity.site.front.client import ADDRESS, DIRECT
from comity.site.front.in_time import InTime
from comity.site.front.problems import refusal
from comity.site.front.request_facts import set_route
from comity.site.state_metrics import State, StateCollector, stored_state

FOLDER = "PROMETHEUS_MULTIPROC_DIR"

_asked = InTime(stored_state, seconds=1.8)


class Metrics:
    """The endpoint. With a `token`, only for `Authorization: Bearer <token>`; without, only for
    loopback, and there not for what a proxy passed on."""

    def __init__(self, token: str) -> None:
        self.token = token

    async def __call__(self, request: Request) -> Response:
        set_route(request.scope, "/metrics")
        if not self._may_read(request):
            detail = "Metrics are read from this machine, or with COMITY_METRICS_TOKEN."
            return refusal(request.scope, 403, "not-permitted", "Not permitted", detail)
        try:
            state = await _asked.answer()
        except TimeoutError:
            state = State()
        headers = {"Cache-Control": "no-store"}
        return Response(scraped(state), headers=headers, media_type=CONTENT_TYPE_LATEST)

    def _may_read(self, request: Request) -> bool:
        if self.token:
            given = request.headers.get("authorization", "")
            return compare_digest(given.encode(), f"Bearer {self.token}".encode())
        address = request.scope[ADDRESS]
        return bool(request.scope[DIRECT] and address is not None and address.is_loopback)


def scraped(state: State) -> bytes:
    """The counters of all workers, and `state`."""
    folder = os.environ.get(FOLDER)
    if folder:
        registry = CollectorRegistry()
        forget_dead(Path(folder))
        MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
        StateCollector(state, registry)
        return generate_latest(registry)
    registry = CollectorRegistry()
    StateCollector(state, registry)
    return generate_latest(REGISTRY) + generate_latest(registry)


def forget_dead(folder: Path) -> None:
    """Take what processes that are gone were doing out of the gauges; their counts stay."""
    for file in folder.glob("gauge_live*_*.db"):
        process = file.stem.rpartition("_")[2]
        if process.isdigit() and not _runs(int(process)):
            mark_process_dead(int(process), str(folder))  # type: ignore[no-untyped-call]


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
