"""Stretches of a list, with links to those beside them (RFC 8288)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from comity.kernel.interfaces.api.asked import Paging

T = TypeVar("T")


def stretch(
    request: HttpRequest,
    response: HttpResponse,
    asked: Paging,
    items: Sequence[T],
    plain: Callable[[T], dict[str, Any]],
) -> dict[str, Any]:
    """The members of `Listed` and the items asked for, as plain data."""
    shown = items[asked.offset : asked.offset + asked.limit]
    link_beside(request, response, asked, len(items))
    return listed_as(asked, len(items), [plain(item) for item in shown])


def listed_as(asked: Paging, total: int, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"total": total, "limit": asked.limit, "offset": asked.offset, "items": items}


def link_beside(request: HttpRequest, response: HttpResponse, asked: Paging, total: int) -> None:
    """Set `Link`: to the first stretch, and to the last, previous and next where there is one."""
    limit, offset = asked.limit, asked.offset
    places = {"first": 0, "last": max(0, (total - 1) // limit * limit)}
    if offset:
        places["prev"] = max(0, offset - limit)
    if offset + limit < total:
        places["next"] = offset + limit
    links = (f'<{_address(request, place)}>; rel="{rel}"' for rel, place in places.items())
    response["Link"] = ", ".join(links)


def _address(request: HttpRequest, offset: int) -> str:
    query = request.GET.copy()
    query["offset"] = str(offset)
    return f"{request.path}?{query.urlencode()}"
