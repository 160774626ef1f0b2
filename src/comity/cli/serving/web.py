"""The web server's process: `python -m comity.cli.serving.web HOST PORT WORKERS`.

Loads no Django itself: its workers do, each for itself, after the fork.
"""

from __future__ import annotations

import signal
import sys
from typing import Any

from granian._internal import load_target
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from comity.cli.serving.parent import stop_with_parent

TARGET = "comity.site.asgi:application"
SECONDS_TO_FINISH = 25
"""Requests in flight may take as long after SIGTERM; a worker that takes longer is killed."""
SECONDS_FOR_HEAD = 10
READ_AT_ONCE = 256 * 1024
"""Bytes of a connection: bodies come in pieces of so many, each of which costs as much as a larger
one. Heads are limited to less (`comity.site.front.limits`)."""

# By name: nothing of the web platform is loaded before the fork.
LOGS: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "comity.site.logs.LogLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "_granian": {"handlers": ["stderr"], "propagate": False},
        "granian.access": {"handlers": [], "propagate": False},
    },
}


def main(host: str, port: int, workers: int) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is in flight."""
    stop_with_parent()
    server = Server(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        # A proxy in front speaks HTTP/1.1 to us; plain HTTP/2 would only be one more surface.
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=SECONDS_FOR_HEAD * 1000, max_buffer_size=READ_AT_ONCE
        ),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_dictconfig=LOGS,
    )
    server.serve(target_loader=_load)


def _load(target: str) -> Any:  # noqa: ANN401  # an ASGI application
    """In the worker: forget the handlers of the server's own process, and end with it."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_DFL)
    stop_with_parent()
    return load_target(target)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
