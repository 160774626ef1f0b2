"""Django's pages in the process of the front, beside processes of their own.

The same page at 32 connections, from one worker with four threads:

    mounted     the front and, in its threads by a2wsgi, the pages: what `comity serve` runs
    alone       granian's own WSGI server, without a front: no limits, log, health or metrics
    proxied     a front in one process that hands on to granian's WSGI server in another
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Figure, Progress, compared

CONNECTIONS = 32
THREADS = 4
PAGES = {"a page from memory": "/", "a page with a form": "/account/login/"}
HERE = "127.0.0.1"


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    turns, seconds = (3, 2.0) if quick else (7, 5.0)
    with TemporaryDirectory() as folder, ExitStack() as stack:
        environ = _environment(Path(folder))
        _prepare(environ)
        pages, mounted, proxy = _free_port(), _free_port(), _free_port()
        wsgi = ("--interface", "wsgi", "--blocking-threads", str(THREADS))
        asgi = ("--interface", "asgi")
        stack.enter_context(_server("comity.site.asgi:application", mounted, environ, *asgi))
        stack.enter_context(_server("comity.site.wsgi:application", pages, environ, *wsgi))
        behind = environ | {"COMITY_BEHIND": f"http://{HERE}:{pages}"}
        stack.enter_context(_server("benchmarks.proxy:application", proxy, behind, *asgi))
        ports = {"mounted (a2wsgi)": mounted, "alone (WSGI)": pages, "proxied (httpx)": proxy}
        figures, done = [], 0
        for name, path in PAGES.items():
            rates: dict[str, list[float]] = {side: [] for side in ports}
            times: dict[str, list[float]] = {side: [] for side in ports}
            for turn in range(turns + 1):
                for side, port in ports.items():
                    found = _load(port, path, seconds)
                    if turn:
                        rates[side].append(found["rate"])
                        times[side].append(found["median"])
                done += 1
                progress(done, len(PAGES) * (turns + 1))
            figures += compared(f"{name}, answers", rates, "/s", {})
            figures += compared(f"{name}, median at {CONNECTIONS} connections", times, "ms", {})
    return figures


def _environment(folder: Path) -> dict[str, str]:
    environ = {**os.environ, "COMITY_DATA": str(folder), "COMITY_LOG_LEVEL": "ERROR"}
    environ |= {"COMITY_SECRET_KEY": "k" * 48, "COMITY_THREADS": str(THREADS)}
    environ |= {"COMITY_RATE_LIMIT": "0", "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    environ.pop("DATABASE_URL", None)
    return environ


def _prepare(environ: dict[str, str]) -> None:
    command = [sys.executable, "-m", "comity.cli", "corpus", "load"]
    subprocess.run(command, env=environ, check=True, capture_output=True)


def _free_port() -> int:
    with socket.create_server((HERE, 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def _server(target: str, port: int, environ: dict[str, str], *options: str) -> Iterator[None]:
    command = [sys.executable, "-m", "granian", target, "--host", HERE, "--port", str(port)]
    command += ["--workers", "1", "--http", "1", "--no-ws", "--log-level", "error", *options]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        give_up = time.monotonic() + 120
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"{target} did not start")
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    connection = HTTPConnection(HERE, port, timeout=10)
    with suppress(OSError, HTTPException):
        connection.request("GET", PAGES["a page with a form"])
        return connection.getresponse().status == 200
    return False


def _load(port: int, path: str, seconds: float) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.load", HERE, str(port), path]
    command += [str(CONNECTIONS), str(seconds)]
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(ended.stdout)
    return found
