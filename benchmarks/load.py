"""Ask one address again and again over kept connections: a process of its own, bare sockets.

python -m benchmarks.load HOST PORT PATH CONNECTIONS SECONDS

Prints JSON: answers a second, and milliseconds at the median and the 99th of a hundred.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


async def ask(host: str, port: int, path: str, until: float, times: list[float]) -> None:
    """Requests over one connection until then; each answer must be a 200 with its length."""
    reader, writer = await asyncio.open_connection(host, port)
    request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n"
    request += "Accept-Encoding: identity\r\n\r\n"
    while time.perf_counter() < until:
        begun = time.perf_counter()
        writer.write(request.encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not head.startswith(b"HTTP/1.1 200") or not length:
            raise ValueError(head[:400].decode("latin-1"))
        await reader.readexactly(int(length[1]))
        times.append(time.perf_counter() - begun)
    writer.close()


async def main(host: str, port: int, path: str, connections: int, seconds: float) -> None:
    times: list[float] = []
    begun = time.perf_counter()
    askers = (ask(host, port, path, begun + seconds, times) for _ in range(connections))
    await asyncio.gather(*askers)
    took, ordered = time.perf_counter() - begun, sorted(times)
    result = {
        "rate": len(times) / took,
        "median": ordered[len(times) // 2] * 1000,
        "p99": ordered[len(times) * 99 // 100] * 1000,
    }
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    asyncio.run(
        main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
    )
