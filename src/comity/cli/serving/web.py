"""The web server's process: `python -m comity.cli.serving.web HOST PORT WORKERS`.

On Linux it loads the application once, and its workers are forks that share the memory of it, as
far as they do not write there; so nothing that is loaded may start a thread or keep a connection.
Elsewhere, where forks are not safe, each worker loads it.
"""

from __future__ import annotations

import signal
import sys
from multiprocessing import set_start_method
from typing import Any

from granian._internal import load_target
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server import Server

from comity.cli.serving.freed_memory import give_back_freed_memory
from comity.cli.serving.parent import stop_with_parent

TARGET = "comity.site.asgi:application"
SECONDS_TO_FINISH = 25
"""Requests in flight may take as long after SIGTERM; a worker that takes longer is killed."""
SECONDS_FOR_HEAD = 10
BUFFER = 256 * 1024
"""Of each connection, both ways. Bodies come in pieces of so many bytes, each of which costs as
much as a larger one; a file is sent in pieces of 128 KiB, the next read while one goes out. Heads
are limited to less (`comity.site.front.limits`)."""

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
    if sys.platform == "linux":
        set_start_method("fork")  # no longer the default from Python 3.14 on
        load_target(TARGET)
    server = Server(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        # A proxy in front speaks HTTP/1.1 to us; plain HTTP/2 would only be one more surface.
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=SECONDS_FOR_HEAD * 1000, max_buffer_size=BUFFER
        ),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_dictconfig=LOGS,
    )
    server.serve(target_loader=_in_worker)


def _in_worker(target: str) -> Any:  # noqa: ANN401  # an ASGI application
    """Forget the handlers of the server's own process, and end with it. In a fork the application
    is there already."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.SIG_DFL)
    stop_with_parent()
    give_back_freed_memory()
    return load_target(target)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
