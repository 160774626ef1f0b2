"""A session with 500 listeners: how long after an action was committed does each of them know?

Half of them are strangers, half are signed in as delegates, who see more; all are on this machine,
as the server is. Members of a union of 200 come and go one after another. What is measured ends
when the whole event has arrived, the way of the rendered fragment included.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

from benchmarks.assembly.unions import Served, union_serving
from benchmarks.measuring import Figure, Progress
from benchmarks.web_load import databases

MEMBERS, FEWER = 200, 40
LISTENERS, FEWER_LISTENERS = 500, 50
MOVES = 20
SECONDS_BETWEEN = 1.5
PRESENT = re.compile(rb"<strong>(\d+)</strong>")
Heard = list[tuple[float, int]]
"""When an event had arrived, and how many were present by it."""
SESSION = """
from comity.assembly.actions.open_session import open_session
from comity.assembly.actions.plan_session import plan_session
from comity.kernel.domain.audit import Visibility
made = plan_session(
    person=person, body="assembly", name="Plenary", starts_at=timezone.now(),
    visibility=Visibility.PUBLIC,
).session
out = str(open_session(person=person, session=made.id).id)
"""
MOVE = """
import time
from comity.assembly.actions.record_movement import record_movement
session, members, pause = given
out = []
for member in members:
    time.sleep(pause)
    record_movement(person=person, session=UUID(session), members=[member], arrives=True)
    out.append(time.time())
"""


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    members, listeners = (FEWER, FEWER_LISTENERS) if quick else (MEMBERS, LISTENERS)
    figures: list[Figure] = []
    servers = databases()
    for step, (name, server) in enumerate(servers.items()):
        progress(step, len(servers))
        with union_serving(members, server) as served:
            taken = asyncio.run(_measured(served, listeners))
        group = f"{MOVES} changes for {listeners} listeners, {name}"
        figures += [*_figures(group, taken)]
    return figures


async def _measured(served: Served, listeners: int) -> list[float]:
    """Milliseconds from each commit to each listener. Raises `RuntimeError` where one missed a
    change."""
    session = served.ask(SESSION, None)
    path = f"/assemblies/union/sessions/{session}/live/events"
    heard: list[Heard] = [[] for _ in range(listeners)]
    keys = cycle(served.cookies.values())
    cookies = [next(keys) if number % 2 else "" for number in range(listeners)]
    following = [
        asyncio.create_task(_follow(served, path, cookie, told))
        for cookie, told in zip(cookies, heard, strict=True)
    ]
    while not all(heard):
        await asyncio.sleep(0.1)
        for each in following:
            if each.done():
                each.result()
    moving = [session, sorted(served.tokens)[:MOVES], SECONDS_BETWEEN]
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as thread:
        commits: list[float] = await loop.run_in_executor(thread, served.ask, MOVE, moving)
    await asyncio.sleep(2)
    for each in following:
        each.cancel()
    if any(told[-1][1] != MOVES for told in heard):
        raise RuntimeError(f"listeners know of {sorted({told[-1][1] for told in heard})}")
    return [
        (min(at for at, present in told if present > number) - commit) * 1000
        for told in heard
        for number, commit in enumerate(commits)
    ]


async def _follow(served: Served, path: str, cookie: str, told: Heard) -> None:
    """Notes when each event had arrived whole, and how many were present by it: an event that tells
    of two changes at once counts for both."""
    reader, writer = await asyncio.open_connection(*served.address)
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    if cookie:
        head += f"Cookie: sessionid={cookie}\r\n"
    writer.write(f"{head}\r\n".encode())
    status = await reader.readline()
    if b" 200 " not in status:
        raise RuntimeError(f"a listener was answered {status!r}")
    in_event, present = False, 0
    while line := await reader.readline():
        if line.startswith(b"id: "):
            in_event = True
        elif found := PRESENT.search(line):
            present = int(found[1])
        elif in_event and not line.strip(b"\r\n"):
            # the empty line after the data, or that of a chunk: an event is one chunk
            in_event = False
            told.append((time.time(), present))


def _figures(group: str, taken: list[float]) -> Iterator[Figure]:
    times = sorted(taken)
    for word, share in (("median", 0.5), ("99 of 100", 0.99), ("slowest", 1.0)):
        value = times[min(len(times) - 1, int(share * len(times)))]
        yield Figure(group, f"Comity, {word}", value, "ms", None, f"{len(times)} events")
