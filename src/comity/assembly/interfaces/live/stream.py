"""The stream of one process: listeners come and go, the watcher's pictures go out to them all."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from random import uniform
from threading import current_thread, main_thread
from time import monotonic
from types import FrameType

from django.conf import settings
from django.db import close_old_connections

from comity.assembly.interfaces.live.listeners import Listener, Listeners, Wanted
from comity.assembly.interfaces.live.pictures import Picture
from comity.assembly.interfaces.live.watching import Watcher

HEARTBEAT = 15.0
BEAT = b": still here\n\n"
GONE = b"event: gone\ndata: gone\n\n"
CHECKED_AGAIN = (40.0, 60.0)
"""seconds after which it is asked again whether somebody may listen"""

Check = Callable[[], Wanted | None]


class Stream:
    """Made before the server forks: it starts nothing until somebody listens."""

    def __init__(self) -> None:
        self.listeners = Listeners(settings.LIVE_LISTENERS, settings.LIVE_LISTENERS_OF_ADDRESS)
        self.watcher = Watcher(self.wanted, self._give, self._gone)
        self.loop: asyncio.AbstractEventLoop | None = None
        self._listened_to: frozenset[Wanted] = frozenset()

    def wanted(self) -> frozenset[Wanted]:
        return self._listened_to

    @cached_property
    def threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(max_workers=2, thread_name_prefix="live-entry")

    async def ask(self, check: Check) -> Wanted | None:
        return await asyncio.get_running_loop().run_in_executor(self.threads, _asked, check)

    def join(self, wanted: Wanted, address: str) -> Listener:
        """Raises `TooMany`."""
        listener = self.listeners.add(wanted, address)
        self._begin()
        drawn = self.watcher.drawn.get(wanted)
        if drawn is not None:
            listener.give(drawn)
        self._note()
        return listener

    def leave(self, listener: Listener) -> None:
        self.listeners.remove(listener)
        self._note()

    async def events(self, listener: Listener, check: Check) -> AsyncIterator[bytes]:
        """The present state at once, then each change, with a sign of life between. Ends where the
        server does, or the listener may no longer listen."""
        try:
            async for each in self._events(listener, check):
                yield each
        finally:
            self.leave(listener)

    async def _events(self, listener: Listener, check: Check) -> AsyncIterator[bytes]:
        yield b"retry: 2000\n\n"
        again = monotonic() + uniform(*CHECKED_AGAIN)  # noqa: S311 - spreads them in time
        while True:
            found = await listener.wait(HEARTBEAT)
            if found is not None:
                yield found.event
            elif not listener.ended:
                yield BEAT
            if listener.ended:
                if not self.listeners.stopped:
                    yield GONE
                return
            if monotonic() >= again:
                again = monotonic() + uniform(*CHECKED_AGAIN)  # noqa: S311
                await self._check_again(listener, check)

    async def _check_again(self, listener: Listener, check: Check) -> None:
        wanted = await self.ask(check)
        if wanted is None:
            listener.end()
        elif wanted != listener.wanted:
            listener.wanted = wanted
            self._note()
            if (drawn := self.watcher.drawn.get(wanted)) is not None:
                listener.give(drawn)

    def stop(self) -> None:
        """From any thread, or a signal's handler."""
        self.watcher.stop()
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.listeners.stop)

    def _begin(self) -> None:
        if self.loop is None:
            self.loop = asyncio.get_running_loop()
            _before_the_end(self.stop)
        self.watcher.start()

    def _note(self) -> None:
        """For the watcher's thread, which reads one name."""
        self._listened_to = self.listeners.wanted()

    def _give(self, wanted: Wanted, picture: Picture) -> None:
        if self.loop is not None and not self.watcher.stopping.is_set():
            self.loop.call_soon_threadsafe(self.listeners.give, wanted, picture)

    def _gone(self, wanted: Wanted) -> None:
        if self.loop is not None and not self.watcher.stopping.is_set():
            self.loop.call_soon_threadsafe(self.listeners.end, lambda it: it.wanted == wanted)


def _asked(check: Check) -> Wanted | None:
    try:
        return check()
    finally:
        close_old_connections()


def _before_the_end(stop: Callable[[], None]) -> None:
    """The server waits for what is in flight before it tells us that it ends, so a stream that
    waits for that would hold it up: hear the signal ourselves, and hand it on as it was. The
    loop's own handler is called by another way (its wake-up descriptor) and is not touched."""
    if current_thread() is not main_thread():
        return
    for each in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(each)

        def heard(number: int, frame: FrameType | None, before: object = before) -> None:
            stop()
            if callable(before):
                before(number, frame)

        signal.signal(each, heard)
        signal.siginterrupt(each, False)
