"""Whole processes of `comity obligations`, and what their imports cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measuring import Figure, Progress, compared
from benchmarks.shipped import DAY, WHERE, profile_path

COMITY = "from comity.cli.main import run; run()"
NEVER_NEEDED = ("django", "jsonschema_rs", "lark", "rfc8785", "snowballstemmer")
"""What an answer from a warm cache must not wait for."""


def run(*, quick: bool, progress: Progress) -> list[Figure]:
    """Seconds of wall clock for the second and later runs, beside what Python itself and the
    libraries take to start; then the imports of one run, by package."""
    where, day = ",".join(WHERE), DAY.isoformat()
    question = ["-c", COMITY, "obligations", str(profile_path()), "--in", where, "--on", day]
    libraries = "import typer, rich.table, yaml, msgspec"
    with TemporaryDirectory() as cache:
        first, busy = _seconds(question, cache)
        sides = {
            "comity obligations, a table": question,
            "comity obligations --format csv": [*question, "--format", "csv"],
            "comity --help": ["-c", COMITY, "--help"],
            f"Python that does: {libraries}": ["-c", libraries],
            "Python that does nothing": ["-c", "pass"],
        }
        samples: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
        turns = 3 if quick else 15
        for turn in range(turns):
            progress(turn, turns)
            for name, arguments in sides.items():
                samples[name].append(_seconds(arguments, cache))
        group = "a whole process, corpus in the cache"
        walls = {name: [wall for wall, _ in taken] for name, taken in samples.items()}
        notes = {name: _busy(median(cpu for _, cpu in taken)) for name, taken in samples.items()}
        figures = compared(group, walls, "s", notes)
        ratio = first / (figures[0].value or 1.0)
        name = "comity obligations, the first run, which compiles"
        figures.append(Figure(group, name, first, "s", ratio, _busy(busy)))
        figures += _imports([*question, "--format", "csv"], cache)
    progress(turns, turns)
    return figures


def _seconds(arguments: list[str], cache: str) -> tuple[float, float]:
    """Wall clock and processor time of one process."""
    before, started = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], env=_environment(cache), check=True, capture_output=True
    )
    taken, after = time.perf_counter() - started, getrusage(RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _busy(seconds: float) -> str:
    return f"{seconds:.2f} s of processor time"


def _imports(question: list[str], cache: str) -> list[Figure]:
    """Milliseconds spent in the modules of each package, as `-X importtime` counts them (it makes
    imports somewhat slower). Says which of `NEVER_NEEDED` were loaded all the same."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *question],
        env=_environment(cache),
        check=True,
        capture_output=True,
        text=True,
    )
    spent: Counter[str] = Counter()
    for line in result.stderr.splitlines():
        own, _, module = line.removeprefix("import time:").split("|", 2)
        package = module.strip().split(".")[0]
        package = "the standard library" if package in sys.stdlib_module_names else package
        if own.strip().isdecimal():
            spent[package] += int(own)
    whole = spent.total() / 1000
    loaded = [package for package in NEVER_NEEDED if package in spent]
    note = f"loaded without need: {', '.join(loaded)}" if loaded else "none loaded without need"
    group = "the imports of comity obligations --format csv"
    largest = [
        Figure(group, package, own / 1000, "ms", own / 1000 / whole)
        for package, own in spent.most_common(7)
    ]
    return [Figure(group, "all", whole, "ms", 1.0, note), *largest]


def _environment(cache: str) -> dict[str, str]:
    return {**os.environ, "COMITY_CACHE": cache, "COMITY_DATA": str(Path(cache) / "data")}
