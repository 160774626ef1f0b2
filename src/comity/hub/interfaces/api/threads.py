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


Pool = Literal["hub", "reading", "checking", "joining", "ahead"]
"""`reading` is for what asks the database alone and is soon done: of more threads each would only
wait for the others (of one process, one runs at a time). `checking` is for xorbs, `joining` for
whole files: two at a time, however many come, so that memory stays flat and no call of the other
kind waits for them. `ahead` is for what nobody waits for yet."""
FEW: dict[Pool, int] = {"reading": 3, "checking": 2, "joining": 2, "ahead": 1}
AHEAD_NICE = 5


@cache
def hub_threads(pool: Pool = "hub") -> ThreadPoolExecutor:
    return ThreadPoolExecutor(
        FEW.get(pool, settings.HUB_THREADS),
        thread_name_prefix=pool,
        initializer=_stand_back if pool == "ahead" else None,
    )


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
    try:
        return work()
    finally:
        close_old_connections()  # also has the next one look first whether it is well
