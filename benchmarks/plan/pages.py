"""The pages of a plan with 10,000 commitments and 100,000 updates, at `comity serve` with two
workers, on SQLite and PostgreSQL; searches; and the export of all of it as CSV, with the memory of
the server meanwhile.

Beside it a plain Django with the ORM over the same tables, and a spreadsheet's way: reading the CSV
that was exported. A page that this version does not have is skipped, and the table says so.
"""

from __future__ import annotations

import gzip
import io
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from statistics import median
from threading import Event, Thread
from typing import Any
from urllib.parse import quote

import httpx

from benchmarks.hub.memory import resident
from benchmarks.measuring import Figure, Progress
from benchmarks.plan.seeding import SLUG
from benchmarks.plan.serving import Served, plan_serving
from benchmarks.web.load import Load, load
from benchmarks.web.serving import Address
from benchmarks.web_load import databases

FULL, FEWER = (10_000, 10, 2_000), (1_000, 10, 200)
SEED = 20261128
MIB = 1024 * 1024
EVERY = 0.1
QUESTIONS = (
    "engineers",
    "Nairobi",
    "train engineers Nairobi",
    "data sets water",
    "universities",
    "GPU-hours hospitals",
    "enginers",
    "certificates ministry",
    "ingénieurs Lyon",
    "données agricoles",
    "ingenieros",
    "centro de datos Quito",
    "مهندسا",
    "بيانات عن المياه",
    "培训",
    "农业数据",
    "инженеров",
    "данных о воде",
    "Organisation 77",
    "4711",
)
Paths = tuple[str, ...]


def cases() -> dict[str, tuple[Paths, Paths]]:
    """The addresses of each case, at Comity and at the plain Django."""
    place, searches = f"/plans/{SLUG}", [quote(each) for each in QUESTIONS]
    filters = ("?level=complete", "?jurisdiction=KE", "?level=limited&jurisdiction=FR", "")
    numbers = range(1, 1000, 37)
    return {
        "overview": ((place,), ("/overview",)),
        "due": ((f"{place}/due",), ("/due",)),
        "list with filters": (
            tuple(f"{place}/commitments{each}" for each in filters),
            tuple(f"/commitments{each}" for each in filters),
        ),
        "search, the whole page": (
            tuple(f"{place}/commitments?q={each}" for each in searches),
            tuple(f"/commitments?q={each}" for each in searches),
        ),
        "a commitment": (
            tuple(f"{place}/commitments/{each}" for each in numbers),
            tuple(f"/commitments/{each}" for each in numbers),
        ),
    }


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    size, seconds = (FEWER, 2.0) if quick else (FULL, 5.0)
    figures: list[Figure] = []
    servers, asked, steps = databases(), cases(), 0
    print(f"seed {SEED}", file=sys.stderr)
    for name, server in servers.items():
        with plan_serving(size, SEED, server) as served:
            where = f"{size[0]:,} commitments, {name}"
            for case, (ours, plain) in asked.items():
                progress(steps, len(servers) * (len(asked) + 2))
                steps += 1
                figures += _pages(f"{case}, {where}", served, ours, plain, seconds)
            figures += _searches(f"search alone, {where}", served)
            figures += _export(f"export as CSV, {where}", served)
            steps += 2
    return figures


def _pages(
    group: str, served: Served, ours: Paths, plain: Paths, seconds: float
) -> Iterator[Figure]:
    shown = [each for each in ours if _status(served.address, each) == 200]
    if not shown:
        yield Figure(group, "Comity", None, "", note="skipped: this version has no such page")
        return
    beside = [each for each in plain if _status(served.plain, each) == 200]
    kept = load(served.address, shown, connections=1, seconds=seconds)
    yield from _figures(group, "Comity", kept, kept)
    if not beside:
        yield Figure(group, "plain Django", None, "", note="skipped: it does not answer")
        return
    other = load(served.plain, beside, connections=1, seconds=seconds)
    yield from _figures(group, "plain Django", other, kept)


def _figures(group: str, case: str, found: Load, first: Load) -> Iterator[Figure]:
    note = f"{len(found.times):,} answers" + (f", {found.failed} FAILED" if found.failed else "")
    for word, share in (("median", 0.5), ("95 of 100", 0.95)):
        ratio = found.percentile(share) / first.percentile(share)
        yield Figure(group, f"{case}, {word}", found.percentile(share), "ms", ratio, note)


def _searches(group: str, served: Served) -> Iterator[Figure]:
    """In a process of its own, in turn."""
    sides = served.ask("benchmarks.plan.searching", QUESTIONS)
    times = {side: sorted(chain(*(it[1:] for it in of.values()))) for side, of in sides.items()}
    for side, found in sides.items():
        answered = sum(bool(of) for of, *_times in found.values())
        slowest = max(found, key=lambda each: median(found[each][1:]))
        note = f"something found for {answered} of {len(found)}; slowest: {slowest}"
        for word, share in (("median", 0.5), ("95 of 100", 0.95)):
            at = int(share * len(times[side]))
            ratio = times[side][at] / times["Comity"][at]
            yield Figure(group, f"{side}, {word}", times[side][at], "ms", ratio, note)


def _export(group: str, served: Served) -> Iterator[Figure]:
    path = f"/plans/{SLUG}/data/commitments.csv"
    if _status(served.address, path) != 200:
        yield Figure(group, "Comity", None, "", note="skipped: this version has no such page")
        return
    before = _memory(served.pid)
    with Watched(served.pid) as watched:
        started = time.perf_counter()
        data = _download(served.address, path)
        seconds = time.perf_counter() - started
    after = _memory(served.pid)
    note = f"{len(data) / MIB:.1f} MiB, {data.count(10):,} lines"
    yield Figure(group, "Comity, all of it", seconds, "s", 1, note)
    most = max([before, after, *watched.samples])
    told = f"before {before:.0f}, after {after:.0f} MiB"
    yield Figure(
        group, "memory of all processes, most above before", most - before, "MiB", None, told
    )
    yield from _spreadsheet(group, data, seconds)


def _spreadsheet(group: str, data: bytes, ours: float) -> Iterator[Figure]:
    """How many stand by action, as one would get it from the file each time that it is asked."""
    if find_spec("pandas") is None:
        yield Figure(group, "pandas", None, "", note="skipped: not installed")
        return
    pandas: Any = import_module("pandas")
    started = time.perf_counter()
    frame = pandas.read_csv(io.BytesIO(data))
    column = next(each for each in frame.columns if "action" in each)
    frame.groupby(column).size()
    taken = time.perf_counter() - started
    case = "pandas reads it and counts by action"
    yield Figure(group, case, taken, "s", taken / ours)


class Watched:
    """Resident memory of the server and all below it, again and again during the block."""

    def __init__(self, pid: int) -> None:
        self.samples: list[float] = []
        self._pid, self._end = pid, Event()
        self._thread = Thread(target=self._run)

    def __enter__(self) -> Watched:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._end.wait(EVERY):
            self.samples.append(_memory(self._pid))


def _memory(pid: int) -> float:
    return sum(resident(pid).values()) / MIB


def _status(address: Address, path: str) -> int:
    with httpx.stream("GET", f"http://{address[0]}:{address[1]}{path}", timeout=60) as answer:
        return answer.status_code


def _download(address: Address, path: str) -> bytes:
    with httpx.Client(base_url=f"http://{address[0]}:{address[1]}", timeout=120) as client:
        data = client.get(path).raise_for_status().content
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
