"""Servers to measure: `comity serve` on an empty database, and a plain Django beside it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import httpx
import psycopg

WORKERS, READERS = 2, 6
Address = tuple[str, int]


@contextmanager
def comity_serving(database: str = "") -> Iterator[Address]:
    """`comity serve` on SQLite, or on the PostgreSQL that `database` names."""
    with TemporaryDirectory() as folder, new_database(database) as url:
        environ = {**os.environ, "COMITY_DATA": folder, "DATABASE_URL": url}
        environ["COMITY_LOG_LEVEL"] = "WARNING"
        command = [sys.executable, "-m", "comity.cli", "serve", "--port", "0"]
        command += ["--workers", str(WORKERS)]
        with running(command, environ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://([\d.]+):(\d+)", line)
            if found is None:
                raise RuntimeError(f"comity serve did not start: {line}")
            yield found[1], int(found[2])


@contextmanager
def plain_serving(pages: Mapping[str, str]) -> Iterator[Address]:
    """A plain Django that renders `pages`, HTML by path, each from a template of its own."""
    with TemporaryDirectory() as folder:
        names = {path: f"{number}.html" for number, path in enumerate(pages)}
        for path, html in pages.items():
            text = f"{{% verbatim plain %}}{html}{{% endverbatim plain %}}"
            Path(folder, names[path]).write_text(text, "utf-8")
        Path(folder, "pages.json").write_text(json.dumps(names), "utf-8")
        port = free_port()
        command = [sys.executable, "-m", "benchmarks.web.plain_page", folder, str(port)]
        with running([*command, str(WORKERS)], dict(os.environ)):
            until_it_answers(f"http://127.0.0.1:{port}{next(iter(pages))}")
            yield "127.0.0.1", port


def bodies(address: Address, paths: list[str]) -> dict[str, str]:
    """The HTML of each path. Raises `httpx.HTTPStatusError` for any answer but 200."""
    with httpx.Client(base_url=f"http://{address[0]}:{address[1]}", timeout=60) as client:
        return {path: client.get(path).raise_for_status().text for path in paths}


def ask_every_worker(address: Address, paths: Sequence[str]) -> None:
    """Ask for each path until each worker has most likely answered it: connections go to either."""
    host = f"http://{address[0]}:{address[1]}"

    def ask(number: int) -> None:
        with httpx.Client(base_url=host, timeout=60) as client:
            for path in islice(cycle(paths), number, number + len(paths)):
                client.get(path).raise_for_status()

    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(ask, range(0, len(paths), max(1, len(paths) // READERS))))


@contextmanager
def running(command: list[str], environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The process, which is told to end after the block."""
    process = subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)
        if process.stdout:
            process.stdout.close()


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """The address of an empty database on the server, "" for none."""
    if not server:
        yield ""
        return
    parts, name = urlsplit(server), f"comity_bench_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield urlunsplit(parts._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def free_port() -> int:
    """One that nobody uses yet."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def until_it_answers(url: str) -> None:
    """Raises `RuntimeError` where nothing does."""
    for _attempt in range(100):
        try:
            httpx.get(url, timeout=10)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing answers at {url}")
