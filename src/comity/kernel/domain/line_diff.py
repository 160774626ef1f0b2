"""The shortest way from one list of lines to another, within a bound.

E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), section 4:
greedy, over diagonals. Its time grows with the number of differences, so a bound on these bounds
it, whatever the lines are; `difflib` has no such bound.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

MOST_DIFFERENCES = 1_000

Run = tuple[int, int, int, int]  # lines old[a:b] give way to new[c:d]


def changed_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """What to replace by what, from the front; beyond the bound, one run over all that differs."""
    start = 0
    limit = min(len(old), len(new))
    while start < limit and old[start] == new[start]:
        start += 1
    end = 0
    while end < limit - start and old[-1 - end] == new[-1 - end]:
        end += 1
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if not a and not b:
        return []
    steps = _steps(a, b) if a and b else None
    if steps is None:
        return [(start, start + len(a), start, start + len(b))]
    return _runs(steps, len(a), len(b), start)


def _steps(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where (x, y) each single deletion or insertion starts, from the last to the first."""
    bound = min(len(a) + len(b), MOST_DIFFERENCES)
    middle = bound + 1
    furthest = array("i", [-1]) * (2 * middle + 1)  # x on each diagonal x - y, from -middle
    furthest[middle + 1] = 0
    trace: list[array[int]] = []
    for differences in range(bound + 1):
        trace.append(furthest[middle - differences - 1 : middle + differences + 2])
        for diagonal in range(-differences, differences + 1, 2):
            at = middle + diagonal
            below, above = furthest[at - 1], furthest[at + 1]
            x = above if _goes_down(diagonal, differences, below, above) else below + 1
            y = x - diagonal
            while x < len(a) and y < len(b) and a[x] == b[y]:
                x, y = x + 1, y + 1
            furthest[at] = x
            if x == len(a) and y == len(b):
                return _back(trace, len(a), len(b))
    return None


def _goes_down(diagonal: int, differences: int, below: int, above: int) -> bool:
    """Whether the next step inserts, from the diagonal above, or deletes, from that below."""
    return diagonal == -differences or (diagonal != differences and below < above)


def _back(trace: list[array[int]], x: int, y: int) -> list[tuple[int, int]]:
    steps = []
    for differences in range(len(trace) - 1, 0, -1):
        diagonal = x - y
        at = differences + 1 + diagonal
        below, above = trace[differences][at - 1], trace[differences][at + 1]
        down = _goes_down(diagonal, differences, below, above)
        x = above if down else below
        y = x - (diagonal + 1 if down else diagonal - 1)
        steps.append((x, y))
    return steps


def _runs(steps: list[tuple[int, int]], most_x: int, most_y: int, start: int) -> list[Run]:
    """Steps that follow on each other, as one run each."""
    runs: list[Run] = []
    ends = [*reversed(steps)]
    for number, (x, y) in enumerate(ends):
        following = ends[number + 1] if number + 1 < len(ends) else (most_x, most_y)
        # A deletion moves x, an insertion y; then both move alike through equal lines.
        deletes = following[0] - x > following[1] - y
        x_end, y_end = (x + 1, y) if deletes else (x, y + 1)
        if runs and runs[-1][1] == x + start and runs[-1][3] == y + start:
            runs[-1] = (runs[-1][0], x_end + start, runs[-1][2], y_end + start)
        else:
            runs.append((x + start, x_end + start, y + start, y_end + start))
    return runs
