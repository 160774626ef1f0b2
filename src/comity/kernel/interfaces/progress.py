"""A progress bar on the error stream for what takes more than two seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[int], None]
"""Called with how much more is done."""

APPEARS_AFTER = 2.0
STEP = 500


@contextmanager
def bar(words: str, total: int) -> Iterator[Progress]:
    """`total` is what the calls are going to add up to."""
    begun, done = monotonic(), 0
    with ExitStack() as stack:
        show: Callable[[int], None] | None = None

        def advance(more: int) -> None:
            nonlocal done, show
            done += more
            if show is None and monotonic() - begun > APPEARS_AFTER:
                show = _shown(stack, words, total)
            if show is not None:
                show(done)

        yield advance


def _shown(stack: ExitStack, words: str, total: int) -> Callable[[int], None]:
    from rich.console import Console
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    bars = stack.enter_context(
        Bars(console=console, transient=True, disable=not console.is_terminal)
    )
    task = bars.add_task(words, total=total)
    return lambda done: bars.update(task, completed=done)


def told(items: Iterable[T], progress: Progress) -> Iterator[T]:
    """`items`, each counted as it passes."""
    since = 0
    for since_all, item in enumerate(items, 1):
        yield item
        since += 1
        if since_all % STEP == 0:
            progress(since)
            since = 0
    progress(since)
