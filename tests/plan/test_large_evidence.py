"""Evidence of 2 GB at a running server: refused with a sentence, and never read whole."""

from __future__ import annotations

import re
import select
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.cli.serving.servers import Server, database, serving

SIZE = 2 * 1024**3
MIB = 1024**2
PATH = "/plans/small-plan/commitments/1/updates/new"
PART = (
    b'--x\r\nContent-Disposition: form-data; name="file-1"; filename="all.csv"\r\n'
    b"Content-Type: text/csv\r\n\r\n"
)


@pytest.fixture
def server(template: Path, tmp_path: Path) -> Iterator[Server]:
    with (
        database(tmp_path, like=template) as where,
        serving(tmp_path, "--no-worker", **where) as found,
    ):
        yield found


def memory(server: Server) -> int:
    """Bytes that the server's processes hold now, those of the children too."""
    found = 0
    for each in [server.process.pid, *server.children("")]:
        with suppress(FileNotFoundError):
            status = Path(f"/proc/{each}/status").read_text()
            found += int(line[1]) * 1024 if (line := re.search(r"VmRSS:\s+(\d+)", status)) else 0
    return found


def send(server: Server, *, chunked: bool) -> tuple[bytes, int, int]:
    """The beginning of the answer, how many bytes were taken before it came, and the most memory
    that the server held meanwhile."""
    host, port = server.address.removeprefix("http://").split(":")
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {SIZE}"
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: {host}:{port}\r\n{length}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    )
    sent, most = 0, 0
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(head.encode())
        block = PART + b"1,2\n" * (MIB // 4)
        framed = b"%x\r\n%s\r\n" % (len(block), block) if chunked else block
        with suppress(ConnectionError):
            while sent < SIZE and not select.select([connection], [], [], 0)[0]:
                connection.sendall(framed)
                sent += len(framed)
                if sent // len(framed) % 8 == 0:
                    most = max(most, memory(server))
        with suppress(ConnectionError):
            return connection.recv(4096), sent, max(most, memory(server))
    return b"", sent, max(most, memory(server))


@pytest.mark.parametrize("chunked", [False, True])
def test_two_gigabytes_are_refused_before_they_are_read(server: Server, chunked: bool) -> None:
    server.get("/plans")
    before = memory(server)
    answer, sent, most = send(server, chunked=chunked)
    print(
        f"chunked={chunked}: {sent / MIB:.0f} MiB sent, {(most - before) / MIB:.0f} MiB more held"
    )
    assert b" 413 " in answer.partition(b"\r\n")[0] + b" "
    assert sent < 256 * MIB
    assert most - before < 128 * MIB
    assert server.get("/health/live").status_code == 200
