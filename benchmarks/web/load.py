"""A closed loop of connections, each asking for one address after the other, in its own process.

python -m benchmarks.web.load HOST PORT CONNECTIONS SECONDS < paths.json

Reads the method, headers and paths; prints the milliseconds of each answer and how many were not
200.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from types import MappingProxyType
from typing import Any

import h11

BLOCK = 256 * 1024
WARM_UP = 0.15
"""The share of the time at the beginning that does not count."""


@dataclass(frozen=True, slots=True)
class Load:
    """What came back: milliseconds of each answer, sorted; seconds in all; answers but 200."""

    times: tuple[float, ...]
    seconds: float
    failed: int

    def percentile(self, share: float) -> float:
        """The time that `share` (0 to 1) of the answers did not exceed."""
        return self.times[min(len(self.times) - 1, int(share * len(self.times)))]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds


def load(
    address: tuple[str, int],
    paths: Sequence[str],
    *,
    connections: int,
    seconds: float,
    method: str = "GET",
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Load:
    """Ask for `paths` in turn on `connections` kept open, for `seconds`."""
    host, port = address
    command = [sys.executable, "-m", "benchmarks.web.load", host, str(port)]
    done = subprocess.run(
        [*command, str(connections), str(seconds)],
        input=json.dumps({"method": method, "headers": {**headers}, "paths": list(paths)}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    return Load(tuple(sorted(told["times"])), told["seconds"], told["failed"])


async def asked(
    host: str, port: int, connections: int, seconds: float, given: dict[str, Any]
) -> dict[str, object]:
    """The whole load; each connection takes the next path of the list, round and round."""
    begun = time.perf_counter()
    counted_from, until = begun + seconds * WARM_UP, begun + seconds
    following = cycle(given["paths"])
    headers = [("Host", f"{host}:{port}"), ("Accept-Encoding", "br, gzip")]
    headers += given["headers"].items()
    method = given["method"]
    results = await asyncio.gather(
        *(
            _connection(host, port, method, headers, following, until)
            for _each in range(connections)
        )
    )
    answers = [it for each in results for it in each if it[0] >= counted_from]
    return {
        "times": [round((end - start) * 1000, 3) for start, end, _status in answers],
        "failed": sum(status != 200 for _start, _end, status in answers),
        "seconds": time.perf_counter() - counted_from,
    }


async def _connection(
    host: str,
    port: int,
    method: str,
    headers: list[tuple[str, str]],
    following: Iterator[str],
    until: float,
) -> list[tuple[float, float, int]]:
    reader, writer = await asyncio.open_connection(host, port, limit=BLOCK)
    protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=BLOCK)
    taken: list[tuple[float, float, int]] = []
    while (start := time.perf_counter()) < until:
        request = h11.Request(method=method, target=next(following), headers=headers)
        writer.write((protocol.send(request) or b"") + (protocol.send(h11.EndOfMessage()) or b""))
        status = await _answer(reader, protocol)
        taken.append((start, time.perf_counter(), status))
        protocol.start_next_cycle()
    writer.close()
    return taken


async def _answer(reader: asyncio.StreamReader, protocol: h11.Connection) -> int:
    status = 0
    while True:
        event = protocol.next_event()
        if event is h11.NEED_DATA:
            protocol.receive_data(await reader.read(BLOCK))
        elif isinstance(event, h11.Response):
            status = event.status_code
        elif isinstance(event, h11.EndOfMessage):
            return status


if __name__ == "__main__":
    host, port, connections, seconds = sys.argv[1:]
    told = asked(host, int(port), int(connections), float(seconds), json.load(sys.stdin))
    json.dump(asyncio.run(told), sys.stdout)
