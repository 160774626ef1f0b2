"""Threads beside the event loop, for whatever asks the database or the disk."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache, partial
from typing import Literal, ParamSpec, TypeVar

from django.conf import settings
from django.db import close_old_connections

P = ParamSpec("P")
T = TypeVar("T")


Pool = Literal["hub", "checking", "joining", "ahead"]
"""`checking` is for xorbs, `joining` for whole files: two at a time, however many come, so that
memory stays flat and no call of the other kind waits for them. `ahead` is one thread for what
nobody waits for yet, which leaves the processor to the others."""
AHEAD_NICE = 5


@cache
def hub_threads(pool: Pool = "hub") -> ThreadPoolExecutor:
    if pool == "ahead":
        return ThreadPoolExecutor(1, thread_name_prefix=pool, initializer=_stand_back)
    count = settings.HUB_THREADS if pool == "hub" else 2
    return ThreadPoolExecutor(count, thread_name_prefix=pool)


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns or raises; each thread keeps its database connection."""
    return await in_pool("hub", partial(work, *args, **kwargs))


async def in_pool(pool: Pool, work: Callable[[], T]) -> T:
    """The same in the threads for long work."""
    job = partial(copy_context().run, _with_connection, work)
    return await asyncio.get_running_loop().run_in_executor(hub_threads(pool), job)


def _stand_back() -> None:
    """Linux has a priority for each thread; elsewhere it would be another process's."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), AHEAD_NICE)


def _with_connection(work: Callable[[], T]) -> T:
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()
