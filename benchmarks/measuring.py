"""Timing side by side: the sides take turns in one process, so that a slow minute hits them all.

What only computes is measured in processor time, which other programs on the machine disturb less.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from statistics import median

Case = Callable[[], object]
Progress = Callable[[int, int], None]
"""Called with steps done and steps in all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result. `ratio` is how many times the first of its group it is: the median
    of the ratios taken turn by turn. `value` is None where `note` says why nothing was measured."""

    group: str
    case: str
    value: float | None
    unit: str
    ratio: float | None = None
    note: str = ""


def side_by_side(
    group: str,
    cases: Mapping[str, Case],
    *,
    turns: int,
    seconds: float = 20.0,
    progress: Progress = lambda done, total: None,
    notes: Mapping[str, str] | None = None,
) -> list[Figure]:
    """Median milliseconds of processor time of each case, after one turn that does not count.

    There are `turns` turns, fewer (but three) once `seconds` have passed.
    """
    times: dict[str, list[float]] = {name: [] for name in cases}
    begun = time.perf_counter()
    for turn in range(turns + 1):
        progress(turn, turns + 1)
        for name, case in cases.items():
            gc.collect()
            started = time.process_time()
            case()
            if turn:
                times[name].append((time.process_time() - started) * 1000)
        if turn >= 3 and time.perf_counter() - begun > seconds:
            break
    progress(turns + 1, turns + 1)
    return compared(group, times, "ms", notes or {})


def compared(
    group: str, samples: Mapping[str, list[float]], unit: str, notes: Mapping[str, str]
) -> list[Figure]:
    """Medians of `samples`, with ratios to the first of them."""
    first = next(iter(samples.values()))
    return [
        Figure(
            group,
            name,
            median(values),
            unit,
            median(value / own for value, own in zip(values, first, strict=True)),
            notes.get(name, ""),
        )
        for name, values in samples.items()
    ]


def skipped(group: str, packages: Iterable[str]) -> list[Figure]:
    """A line for each package to compare with that is not installed."""
    return [
        Figure(group, package, None, "", note="skipped: not installed (benchmarks/requirements.in)")
        for package in packages
        if find_spec(package) is None
    ]
