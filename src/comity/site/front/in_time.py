"""Asking something slow once at a time, off the event loop, and not waiting for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class InTime(Generic[T]):
    """Runs `ask` in a thread of its own. Whoever comes meanwhile waits for the same answer, so a
    database that hangs holds one thread, however often it is asked after."""

    def __init__(self, ask: Callable[[], T], *, seconds: float) -> None:
        self.ask, self.seconds = ask, seconds
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="in-time")
        self._lock = Lock()
        self._under_way: Future[T] | None = None

    async def answer(self) -> T:
        """Raises `TimeoutError` after `seconds`, and what `ask` raises."""
        with self._lock:
            if self._under_way is None or self._under_way.done():
                self._under_way = self._pool.submit(self.ask)
            future = self._under_way
        waiting = asyncio.shield(asyncio.wrap_future(future))
        return await asyncio.wait_for(waiting, self.seconds)
