"""Fetch a file over plain sockets and throw it away, in a process of its own.

python -m benchmarks.hub.fetching HOST PORT STREAMS RANGES TOKEN PATH

`STREAMS` connections fetch all of it each, or with `RANGES` (1) each its share. Prints the seconds
and the bytes of bodies that came.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.hub.serving import Place

BUFFER = 1024 * 1024


def fetched(place: Place, path: str, *, streams: int, ranges: bool = False) -> float:
    """MB a second over all streams. Raises `RuntimeError` where not all of it came."""
    command = [sys.executable, "-m", "benchmarks.hub.fetching", place.host, str(place.port)]
    command += [str(streams), str(int(ranges)), place.token, path]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    seconds, size = json.loads(done.stdout)
    return float(size) / 1e6 / float(seconds)


def _all(host: str, port: int, streams: int, ranges: bool, token: str, path: str) -> list[float]:
    spans: list[str] = [""] * streams
    if ranges:
        size = _fetch(host, port, token, path, "", method="HEAD")
        share = -(-size // streams)
        spans = [f"bytes={at}-{min(at + share, size) - 1}" for at in range(0, size, share)]
    begun = time.perf_counter()
    with ThreadPoolExecutor(streams) as threads:
        sizes = list(threads.map(lambda span: _fetch(host, port, token, path, span), spans))
    return [time.perf_counter() - begun, sum(sizes)]


def _fetch(host: str, port: int, token: str, path: str, span: str, method: str = "GET") -> int:
    """Bytes of the body; of a HEAD, what it would have."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}:{port}", "Connection: close"]
    lines += [f"Authorization: Bearer {token}"] if token else []
    lines += [f"Range: {span}"] if span else []
    with socket.create_connection((host, port)) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        buffer = bytearray(BUFFER)
        head = b""
        while b"\r\n\r\n" not in head:
            got = connection.recv(BUFFER)
            if not got:
                raise RuntimeError(f"no answer to {path}")
            head += got
        head, _, rest = head.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if not re.match(rb"HTTP/1.1 20[06]", head) or length is None:
            raise RuntimeError(head.decode("latin-1"))
        if method == "HEAD":
            return int(length[1])
        came = len(rest)
        while came < int(length[1]) and (count := connection.recv_into(buffer)):
            came += count
    if came != int(length[1]):
        raise RuntimeError(f"{came} of {int(length[1])} bytes came")
    return came


if __name__ == "__main__":
    host, port, streams, ranges, token, path = sys.argv[1:]
    print(json.dumps(_all(host, int(port), int(streams), ranges == "1", token, path)))
