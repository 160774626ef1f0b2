"""Measure the hot paths, each beside what one would use instead.

python -m benchmarks [--quick] [--json] [NAME ...]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import groupby

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from benchmarks import (
    audit_log,
    command_line,
    crosswalks,
    evaluation,
    exporting,
    hub_growth,
    interview,
    mounting,
    opening,
    scale,
    search,
    web_load,
)
from benchmarks.assembly import live, voting
from benchmarks.hub import downloading, many_files, memory, uploading
from benchmarks.measuring import Figure
from benchmarks.plan import pages as plan_pages

WIDTH = 110
LINE_EVERY = 10.0
Run = Callable[..., list[Figure]]
BENCHMARKS: dict[str, Run] = {
    "evaluation": evaluation.run,
    "interview": interview.run,
    "opening": opening.run,
    "command-line": command_line.run,
    "scale": scale.run,
    "audit-log": audit_log.run,
    "crosswalks": crosswalks.run,
    "web-load": web_load.run,
    "search": search.run,
    "mounting": mounting.run,
    "exporting": exporting.run,
    "hub-growth": hub_growth.run,
    "hub-download": downloading.run,
    "hub-upload": uploading.run,
    "hub-metadata": many_files.metadata,
    "hub-snapshot": many_files.snapshot,
    "hub-memory": memory.run,
    "assembly-voting": voting.run,
    "assembly-live": live.run,
    "plan": plan_pages.run,
}
GROUPS: dict[str, tuple[str, ...]] = {
    group: tuple(name for name in BENCHMARKS if name.startswith(f"{group}-"))
    for group in ("hub", "assembly")
}
"""Several of them under one name."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"{', '.join(BENCHMARKS)}; hub, assembly: all of these; all",
    )
    parser.add_argument("--quick", action="store_true", help="fewer turns, a smaller corpus")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    arguments = parser.parse_args()
    for name in arguments.names:
        if name not in BENCHMARKS.keys() | GROUPS.keys():
            known = ", ".join([*BENCHMARKS, *GROUPS])
            parser.error(f"no benchmark is called {name}; there are {known}")
    names = [each for name in arguments.names for each in GROUPS.get(name, (name,))]
    figures: list[Figure] = []
    for name in names or list(BENCHMARKS):
        found = measured(name, quick=arguments.quick)
        if arguments.json:
            figures += found
        else:  # at once, since the next may take many minutes
            Console(width=max(Console().width, WIDTH)).print(table(found))
    if arguments.json:
        data = {"machine": machine(), "figures": [asdict(figure) for figure in figures]}
        print(json.dumps(data, indent=2, ensure_ascii=False))


def measured(name: str, *, quick: bool) -> list[Figure]:
    """All figures of one benchmark, with a bar on the error stream meanwhile, or now and then a
    line where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(name, total=None)
        told = -LINE_EVERY

        def progress(done: int, total: int) -> None:
            nonlocal told
            bars.update(task, completed=done, total=total)
            if bars.disable and time.monotonic() - told >= LINE_EVERY:
                told = time.monotonic()
                print(f"{name}: {done} of {total}", file=sys.stderr, flush=True)

        return BENCHMARKS[name](quick=quick, progress=progress)


def table(figures: Iterable[Figure]) -> Table:
    shown = Table("", "median", "ratio", "", box=None, title=", ".join(machine().values()))
    shown.columns[1].justify = shown.columns[2].justify = "right"
    for group, rows in groupby(figures, key=lambda figure: figure.group):
        shown.add_row(Text(group, "bold"))
        for row in rows:
            value = "" if row.value is None else f"{row.value:,.{_decimals(row.value)}f} {row.unit}"
            ratio = "" if row.ratio is None else f"{row.ratio:,.2f}"
            shown.add_row(f"  {row.case}", value, ratio, row.note, style="dim" if not value else "")
        shown.add_row()
    return shown


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": f"Python {platform.python_version()}",
        "cores": f"{os.cpu_count()} cores",
        "processor": platform.machine(),
    }


def _decimals(value: float) -> int:
    return 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3


if __name__ == "__main__":
    main()
