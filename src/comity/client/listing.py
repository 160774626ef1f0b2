"""A long list, read stretch by stretch as it is walked through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Fetch = Callable[[int], dict[str, Any]]
"""The stretch of the list from an offset."""


class Listing(Generic[T]):
    """All items of a list. Each walk reads it anew, no further than it goes.

    Where the node loads another release meanwhile, a walk may miss an item or meet one twice:
    compare `release`.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch

    def __iter__(self) -> Iterator[T]:
        offset = 0
        while True:
            stretch = self._fetch(offset)
            yield from stretch["items"]
            offset += len(stretch["items"])
            if not stretch["items"] or offset >= stretch["total"]:
                return

    @cached_property
    def first(self) -> dict[str, Any]:
        """The first stretch: `total`, `items`, and what else the answer says of the whole."""
        return self._fetch(0)

    @property
    def total(self) -> int:
        return int(self.first["total"])

    @property
    def release(self) -> str:
        """The release of the corpus that answered, "" where the list depends on none."""
        return str(self.first.get("release", ""))
