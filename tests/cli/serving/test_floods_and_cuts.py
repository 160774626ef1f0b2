"""A server that is flooded from one address, and one whose PostgreSQL goes away."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from tests.cli.serving.servers import Server, database, eventually, serving

REQUESTS = 10_000
SENDERS = 4
PATH = "/health/live"


@pytest.fixture
def where(template: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    with database(tmp_path, like=template) as variables:
        yield variables


def flood(server: Server, requests: int) -> tuple[Counter[int], set[str]]:
    """Statuses of so many requests that a proxy passes on for one reader, and the values of
    Retry-After in those that were refused."""
    host, port = server.address.removeprefix("http://").split(":")
    connection = HTTPConnection(host, int(port), timeout=60)
    statuses: Counter[int] = Counter()
    waits: set[str] = set()
    for _ in range(requests):
        connection.request("GET", PATH, headers={"X-Forwarded-For": "198.51.100.7"})
        answer = connection.getresponse()
        answer.read()
        statuses[answer.status] += 1
        if answer.status == 429:
            waits.add(answer.headers["Retry-After"])
    connection.close()
    return statuses, waits


def test_ten_thousand_requests_from_one_address(where: dict[str, str], tmp_path: Path) -> None:
    more = {"COMITY_TRUSTED_PROXIES": "127.0.0.1", "COMITY_RATE_LIMIT": "20"}
    with serving(tmp_path, "--no-worker", **where, **more) as server:
        began = time.monotonic()
        with ThreadPoolExecutor(SENDERS) as threads:
            senders = [threads.submit(flood, server, REQUESTS // SENDERS) for _ in range(SENDERS)]
            others = Counter()
            while not all(each.done() for each in senders):
                connection = HTTPConnection(*server.address.removeprefix("http://").split(":"))
                number = sum(others.values()) % 250
                forwarded = {"X-Forwarded-For": f"203.0.113.{number}, 192.0.2.{number}"}
                connection.request("GET", PATH, headers=forwarded)
                others[connection.getresponse().status] += 1
                connection.close()
                time.sleep(0.05)
        seconds = time.monotonic() - began
        statuses: Counter[int] = sum((each.result()[0] for each in senders), Counter())
        waits = {wait for each in senders for wait in each.result()[1]}
    assert set(statuses) == {200, 429}
    assert sum(statuses.values()) == REQUESTS
    # Two workers, each with ten seconds' worth at once and twenty more a second.
    assert statuses[200] <= 2 * (200 + 20 * (seconds + 1))
    assert all(1 <= int(wait) <= 10 for wait in waits)
    assert waits
    assert set(others) == {200}


@dataclass
class Line:
    """A line to a server that can be cut and mended."""

    target: tuple[str, int]
    listener: socket.socket
    open: bool = True
    sockets: list[socket.socket] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def run(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            if not self.open:
                near.close()
                continue
            far = socket.create_connection(self.target)
            self.sockets += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=pass_on, args=(source, sink), daemon=True).start()

    def cut(self) -> None:
        self.open = False
        for each in self.sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


def pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    for each in (source, sink):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(host: str, port: int) -> Iterator[Line]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        line = Line((host, port), listener)
        threading.Thread(target=line.run, daemon=True).start()
        try:
            yield line
        finally:
            line.cut()
            listener.shutdown(socket.SHUT_RDWR)
            for each in line.sockets:
                each.close()


@pytest.mark.skipif(
    "postgres" not in os.environ.get("DATABASE_URL", ""), reason="DATABASE_URL is not PostgreSQL"
)
def test_postgresql_that_goes_away_is_told_and_got_over(
    where: dict[str, str], tmp_path: Path
) -> None:
    parts = urlsplit(where["DATABASE_URL"])
    with line_to(parts.hostname or "127.0.0.1", parts.port or 5432) as line:
        sign_in, _, _ = parts.netloc.rpartition("@")
        netloc = f"{sign_in}@127.0.0.1:{line.port}" if sign_in else f"127.0.0.1:{line.port}"
        url = urlunsplit(parts._replace(netloc=netloc))
        with serving(tmp_path, "--no-worker", DATABASE_URL=url) as server:
            assert server.get("/health/ready").status_code == 200
            written = int(server.get("/write").text)
            line.cut()
            ready = server.get("/health/ready")
            assert (ready.status_code, ready.json()["failed"]) == (503, ["database"])
            page = server.get("/write")
            assert page.status_code == 503
            assert "The database does not answer" in page.text
            assert page.headers["Retry-After"] == "30"
            assert server.get("/health/live").status_code == 200
            assert "comity_database_up 0.0" in server.get("/metrics").text
            line.open = True
            eventually(lambda: server.get("/health/ready").status_code == 200)
            # A connection that broke is not used again.
            eventually(lambda: server.get("/write").status_code == 200)
            assert int(server.get("/write").text) > written
