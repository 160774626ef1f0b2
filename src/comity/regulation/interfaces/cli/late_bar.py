"""A progress bar for what may be over at once: it appears when it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

T = TypeVar("T")
PATIENCE = 2.0
"""seconds without a bar"""


@contextmanager
def late_bar(words: str, patience: float = PATIENCE) -> Iterator[LateBar]:
    """A bar on the error stream, where that is a terminal, once `patience` seconds have passed."""
    console = Console(stderr=True)
    progress = Progress(console=console, transient=True, disable=not console.is_terminal)
    timer = Timer(patience, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield LateBar(progress, words)
    finally:
        timer.cancel()
        timer.join()
        progress.stop()


class LateBar:
    """One task, of unknown length until something is counted."""

    def __init__(self, progress: Progress, words: str) -> None:
        self.progress, self.task = progress, progress.add_task(words, total=None)

    def __call__(self, done: int, total: int) -> None:
        self.progress.update(self.task, completed=done, total=total)

    def counting(self, steps: Iterable[T], total: int) -> Iterator[T]:
        """The steps, each counted when the next one is asked for."""
        self.progress.update(self.task, total=total)
        for step in steps:
            yield step
            self.progress.advance(self.task)
