"""Where two histories part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heappop, heappush

OURS, THEIRS, BELOW = 1, 2, 4  # reached from ours, from theirs; an ancestor of a common commit


def merge_base(
    ours: str,
    theirs: str,
    parents: Callable[[str], Iterable[str]],
    generation: Callable[[str], int] | None = None,
) -> str | None:
    """The last commit that both share; `None` where they share nothing.

    That is a common ancestor that is not an ancestor of another; of several (criss-cross merges),
    the one with the highest generation, then the smallest id. `generation` is 1 for a commit
    without parents, else one more than the highest of its parents': with it only what came after
    the base is visited, without it both histories are read whole.
    """
    if generation is None:
        generation = _generations((ours, theirs), parents).__getitem__
    marks = {ours: OURS}
    marks[theirs] = marks.get(theirs, 0) | THEIRS
    queue = sorted((-generation(commit), commit) for commit in marks)
    waiting = set(marks)  # of the queue, what is not yet known to lie below a common commit
    found: list[tuple[int, str]] = []
    # Higher generations first: when a commit's turn comes, all its descendants have had theirs.
    while waiting:
        depth, commit = heappop(queue)
        waiting.discard(commit)
        mark = marks[commit]
        if mark == OURS | THEIRS:
            found.append((depth, commit))
            mark |= BELOW
        for parent in parents(commit):
            if parent not in marks:
                heappush(queue, (-generation(parent), parent))
                waiting.add(parent)
            marks[parent] = marks.get(parent, 0) | mark
            if mark & BELOW:
                waiting.discard(parent)
    return min(found)[1] if found else None


def _generations(heads: Iterable[str], parents: Callable[[str], Iterable[str]]) -> dict[str, int]:
    """The generation of every commit that the heads reach, without recursion."""
    known: dict[str, int] = {}
    stack = list(heads)
    above: dict[str, tuple[str, ...]] = {}
    while stack:
        commit = stack[-1]
        if commit not in above:
            above[commit] = tuple(parents(commit))
        missing = [parent for parent in above[commit] if parent not in known]
        if missing:
            stack.extend(missing)
        else:
            stack.pop()
            known[commit] = 1 + max((known[parent] for parent in above[commit]), default=0)
    return known
