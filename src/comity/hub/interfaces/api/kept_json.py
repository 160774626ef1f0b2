"""JSON of what never changes, kept encoded: lists of the files that a tree names.

A key begins with the repository's id and a tree's: neither says who may see it. Whoever asks here
has asked the policy, and found the tree by a commit of that repository, for this very call.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

import orjson
from cachetools import LRUCache

BYTES_KEPT = 32 * 1024**2
LARGEST = BYTES_KEPT // 8
Key = tuple[UUID, str, *tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A list as JSON, and the cursor after which there is more. What may read otherwise another
    time is not `lasting`."""

    json: bytes
    after: str | None = None
    lasting: bool = True

    @property
    def part(self) -> orjson.Fragment:
        """To stand in an answer."""
        return orjson.Fragment(self.json)


_kept: LRUCache[Key, Encoded] = LRUCache(BYTES_KEPT, getsizeof=lambda it: len(it.json) + 1000)
_lock = Lock()


def kept(key: Key, make: Callable[[], Encoded]) -> Encoded:
    """What `make` gives, or gave before."""
    with _lock:
        found = _kept.get(key)
    if found is None:
        found = make()
        if found.lasting and len(found.json) < LARGEST:
            with _lock:
                _kept[key] = found
    return found


def forget_kept() -> None:
    """For tests."""
    with _lock:
        _kept.clear()
