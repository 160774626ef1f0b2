"""Requests that a page of another site makes a reader's browser send.

Browsers say who asks: in `Sec-Fetch-Site` (W3C Fetch Metadata), older ones in `Origin` (RFC 6454).
Programs that are no browsers send neither.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest

from comity.kernel.domain.errors import NotPermitted
from comity.kernel.interfaces.api import messages as _messages  # noqa: F401 - registers


def refuse_other_sites(request: HttpRequest) -> None:
    """Raises `NotPermitted`. Schemes are not compared: a proxy may end https."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        ours = site in ("same-origin", "none")
    else:
        origin = request.headers.get("Origin")
        ours = origin is None or _host(origin) == request.get_host().lower()
    if not ours:
        raise NotPermitted("api-other-site")


def _host(origin: str) -> str:
    """The host and port of an origin; none for `null`, and for what is no origin."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
