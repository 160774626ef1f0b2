"""Whoever listens to sessions in this process, and what each is to be sent next."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from comity.assembly.interfaces.live.pictures import Picture, Tier

Wanted = tuple[UUID, str, Tier]
"""The session, the language, and what the listener may see."""


class TooMany(Exception):
    """`from_address` where it is that address alone which has too many."""

    def __init__(self, *, from_address: bool) -> None:
        super().__init__(from_address)
        self.from_address = from_address


@dataclass(eq=False)
class Listener:
    """Holds the newest picture alone: whoever is slow misses those between."""

    wanted: Wanted
    address: str
    next: Picture | None = None
    ended: bool = False
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def give(self, picture: Picture) -> None:
        self.next = picture
        self.woken.set()

    def end(self) -> None:
        self.ended = True
        self.woken.set()

    async def wait(self, seconds: float) -> Picture | None:
        """The next picture; None where none comes in that time, or no more will."""
        try:
            await asyncio.wait_for(self.woken.wait(), seconds)
        except TimeoutError:
            return None
        self.woken.clear()
        given, self.next = self.next, None
        return given


class Listeners:
    """All of a process. Used from its event loop alone."""

    def __init__(self, most: int, most_of_address: int) -> None:
        self.most, self.most_of_address = most, most_of_address
        self.all: dict[Listener, None] = {}
        self.by_address: Counter[str] = Counter()
        self.stopped = False

    def add(self, wanted: Wanted, address: str) -> Listener:
        """Raises `TooMany`."""
        if len(self.all) >= self.most or self.stopped:
            raise TooMany(from_address=False)
        if self.by_address[address] >= self.most_of_address:
            raise TooMany(from_address=True)
        listener = Listener(wanted, address)
        self.all[listener] = None
        self.by_address[address] += 1
        return listener

    def remove(self, listener: Listener) -> None:
        if listener in self.all:
            del self.all[listener]
            self.by_address[listener.address] -= 1
            if not self.by_address[listener.address]:
                del self.by_address[listener.address]

    def wanted(self) -> frozenset[Wanted]:
        return frozenset(each.wanted for each in self.all)

    def give(self, wanted: Wanted, picture: Picture) -> None:
        for each in self.all:
            if each.wanted == wanted:
                each.give(picture)

    def end(self, ends: Callable[[Listener], bool] = lambda _each: True) -> None:
        for each in self.all:
            if ends(each):
                each.end()

    def stop(self) -> None:
        """The process ends: nobody comes any more, and whoever is there is let go."""
        self.stopped = True
        self.end()
