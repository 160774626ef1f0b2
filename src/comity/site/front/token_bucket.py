"""How many requests one address may make: a bucket that fills at a steady rate."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import NamedTuple

from cachetools import LRUCache

SECONDS_KEPT = 10
"""A bucket holds what flows in meanwhile, so that a page and its parts may come at once."""
MOST_ADDRESSES = 50_000


@dataclass(slots=True)
class Bucket:
    tokens: float
    filled_at: float


class Left(NamedTuple):
    """So many requests may come within so many seconds, and are then no faster than the rate;
    none: so many seconds pass before there is one."""

    requests: int
    seconds: int


class Buckets:
    """A bucket for each address, `rate` tokens a second; the addresses seen least lately are let
    go, which gives them a full bucket again."""

    def __init__(self, rate: float, *, clock: Callable[[], float] = monotonic) -> None:
        self.rate = rate
        self.largest = max(1.0, rate * SECONDS_KEPT)
        self.clock = clock
        self.kept: LRUCache[str, Bucket] = LRUCache(MOST_ADDRESSES)

    def seconds_to_wait(self, address: str) -> int:
        """0 where the request may go on, which takes a token; else when to ask again."""
        now = self.clock()
        bucket = self.kept.get(address)
        if bucket is None:
            bucket = self.kept[address] = Bucket(self.largest, now)
        bucket.tokens = min(self.largest, bucket.tokens + (now - bucket.filled_at) * self.rate)
        bucket.filled_at = now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0
        return self._until_one(bucket.tokens)

    def left(self, address: str) -> Left:
        """What the last request of an address left it; takes nothing."""
        bucket = self.kept.get(address)
        tokens = bucket.tokens if bucket else self.largest
        if tokens < 1:
            return Left(0, self._until_one(tokens))
        return Left(int(tokens), max(1, math.ceil(int(tokens) / self.rate)))

    def _until_one(self, tokens: float) -> int:
        return max(1, math.ceil((1 - tokens) / self.rate))
