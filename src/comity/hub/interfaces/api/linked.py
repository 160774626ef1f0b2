"""Lists in pages, each with the address of the next in `Link` (RFC 8288).

A page begins after the last row of the one before, so that rows which come or go between two pages
are neither told twice nor passed over.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from comity.hub.interfaces.api.calls import Call
from comity.hub.interfaces.api.paging import asked_limit, next_link
from comity.kernel.domain.errors import InvalidInput

PAGE = 100
LARGEST_PAGE = 1000

M = TypeVar("M", bound=Model)


def page_of(call: Call, rows: QuerySet[M], at: str) -> tuple[list[M], dict[str, str]]:
    """The rows of this page, the latest by the time field `at` first, and the headers that lead to
    the next one. Raises `InvalidInput` for a cursor or a limit that is none."""
    limit = asked_limit(call, PAGE, LARGEST_PAGE)
    if call.query("cursor"):
        moment, key = _parse(call.query("cursor"))
        rows = rows.filter(Q(**{f"{at}__lt": moment}) | Q(**{at: moment, "pk__lt": key}))
    found = list(rows.order_by(f"-{at}", "-pk")[: limit + 1])
    page = found[:limit]
    if len(found) <= limit:
        return page, {}
    last = page[-1]
    return page, next_link(call, _text(getattr(last, at), last.pk))


def _text(moment: datetime, key: object) -> str:
    return urlsafe_b64encode(f"{moment.isoformat()} {key}".encode()).decode().rstrip("=")


def _parse(text: str) -> tuple[datetime, Any]:
    try:
        plain = urlsafe_b64decode(text[:200] + "=" * (-len(text[:200]) % 4)).decode()
        moment, _, key = plain.partition(" ")
        parsed = datetime.fromisoformat(moment)
        if parsed.tzinfo is None:
            raise ValueError
        return parsed, int(key) if key.isdigit() and len(key) < 19 else UUID(key)
    except (ValueError, Error):
        raise InvalidInput("cursor-malformed") from None
