"""Requests that arrive at moments of their own, whether or not others were answered: an open loop,
in a process of its own, with a connection for each.

python -m benchmarks.assembly.arrivals HOST PORT < requests.json

Reads a list of `{after, path, headers, body}`, `after` in seconds; prints for each its status and
the milliseconds from its moment to the end of the answer, so that waiting to be sent counts too.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import h11

BLOCK = 64 * 1024
SECONDS_BEFORE = 0.2


@dataclass(frozen=True, slots=True)
class Arrival:
    """A POST, `after` so many seconds."""

    after: float
    path: str
    headers: dict[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` is 0 where none came."""

    status: int
    milliseconds: float


def arrive(address: tuple[str, int], arrivals: Sequence[Arrival]) -> list[Answer]:
    """The answers, in the order of `arrivals`."""
    host, port = address
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.assembly.arrivals", host, str(port)],
        input=json.dumps([asdict(each) for each in arrivals]),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [Answer(*each) for each in json.loads(done.stdout)]


def percentile(answers: Sequence[Answer], share: float) -> float:
    """The time that `share` (0 to 1) of the answers did not exceed."""
    times = sorted(each.milliseconds for each in answers)
    return times[min(len(times) - 1, int(share * len(times)))]


async def asked(host: str, port: int, arrivals: Sequence[Arrival]) -> list[tuple[int, float]]:
    begun = time.perf_counter() + SECONDS_BEFORE
    return await asyncio.gather(*(_arrive(host, port, it, begun + it.after) for it in arrivals))


async def _arrive(host: str, port: int, arrival: Arrival, moment: float) -> tuple[int, float]:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))
    try:
        status = await _answer(host, port, arrival)
    except (OSError, h11.ProtocolError):
        status = 0
    return status, round((time.perf_counter() - moment) * 1000, 3)


async def _answer(host: str, port: int, arrival: Arrival) -> int:
    reader, writer = await asyncio.open_connection(host, port, limit=BLOCK)
    protocol, body = h11.Connection(h11.CLIENT), arrival.body.encode()
    headers = [("Host", f"{host}:{port}"), ("Content-Length", str(len(body)))]
    headers += [("Connection", "close"), *arrival.headers.items()]
    request = h11.Request(method="POST", target=arrival.path, headers=headers)
    for part in (request, h11.Data(data=body), h11.EndOfMessage()):
        writer.write(protocol.send(part) or b"")
    status = 0
    try:
        while True:
            event = protocol.next_event()
            if event is h11.NEED_DATA:
                protocol.receive_data(await reader.read(BLOCK))
            elif isinstance(event, h11.Response):
                status = event.status_code
            elif isinstance(event, h11.EndOfMessage):
                return status
    finally:
        writer.close()


if __name__ == "__main__":
    told = asked(sys.argv[1], int(sys.argv[2]), [Arrival(**it) for it in json.load(sys.stdin)])
    json.dump(asyncio.run(told), sys.stdout)
