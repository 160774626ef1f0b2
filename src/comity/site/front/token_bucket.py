"""How many requests one address may make: a bucket that fills at a steady rate."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from cachetools import LRUCache

SECONDS_KEPT = 10
"""A bucket holds what flows in meanwhile, so that a page and its parts may come at once."""
MOST_ADDRESSES = 50_000


@dataclass(slots=True)
class Bucket:
    tokens: float
    filled_at: float


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
        return max(1, math.ceil((1 - bucket.tokens) / self.rate))
