"""A long list in pages, each with an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

from comity.kernel.interfaces.web.parameters import page_asked

T = TypeVar("T")


@dataclass(frozen=True)
class Paged(Generic[T]):
    """One page of `total` items, from number 1, and the addresses beside it ("" for none)."""

    items: Sequence[T]
    total: int
    number: int
    pages: int
    previous: str
    next: str


def paged(request: HttpRequest, items: Sequence[T], size: int) -> Paged[T]:
    """The page that the address asks for; one beyond the last is the last. Raises `InvalidInput`
    for what is no page number."""
    found = paging_of(request, len(items), size)
    shown = items[(found.number - 1) * size : found.number * size]
    return Paged(
        items=shown,
        total=found.total,
        number=found.number,
        pages=found.pages,
        previous=found.previous,
        next=found.next,
    )


def paging_of(request: HttpRequest, total: int, size: int) -> Paged[object]:
    """As `paged`, of items that are fetched a page at a time: none is in it."""
    pages = max(1, -(-total // size))
    number = min(page_asked(request), pages)
    return Paged(
        items=(),
        total=total,
        number=number,
        pages=pages,
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if number < pages else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
