"""Public pages, rendered once: the same for everybody, so kept in memory with an ETag.

A public page is a function of the data it shows, the day, the language and its address, and of
nothing else: no session, no cookie, no token. What changes any of these changes the key; nothing
needs to be thrown away by hand. Bodies are kept compressed, since compressing costs more than
finding them.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from threading import Lock
from typing import Concatenate, ParamSpec, cast

import brotli
from cachetools import LRUCache
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.codings import codings_taken
from comity.kernel.interfaces.web.parameters import today

P = ParamSpec("P")
Version = Callable[[], str]

LARGEST_MEMORY = 64 * 1024**2
"""Bytes of page bodies that a worker keeps."""
LONGEST_ADDRESS = 8000
SMALLEST_COMPRESSED = 500
KEPT_HEADERS = frozenset({"Content-Disposition", "Link"})


@dataclass(frozen=True, slots=True)
class KeptPage:
    """Compressed in both ways, or `short` where that gains nothing."""

    content_type: str
    etag: str
    short: bytes
    brotli: bytes
    gzip: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        return len(self.short) + len(self.brotli) + len(self.gzip) + 500


_kept: LRUCache[bytes, KeptPage] = LRUCache(LARGEST_MEMORY, getsizeof=lambda page: page.size)
_lock = Lock()


def public_page(
    version: Version,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Decorates a view whose page is public. `version` names the data that it shows.

    The view must read neither session nor cookies nor user; only a response of 200 is kept.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in ("GET", "HEAD"):
                return HttpResponseNotAllowed(["GET", "HEAD"])
            address = request.get_full_path()
            if len(address) > LONGEST_ADDRESS:
                raise InvalidInput("web-address-too-long", limit=LONGEST_ADDRESS)
            key = _key(request, version(), address)
            with _lock:
                page = _kept.get(key)
            if page is None:
                response = view(request, *args, **kwargs)
                if response.status_code != 200:
                    return response
                page = _keep(key, response)
            return _answer(request, page)

        return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], shown)

    return decorate


def forget_pages() -> None:
    """Empty the memory, as a new process has it."""
    with _lock:
        _kept.clear()


def _key(request: HttpRequest, version: str, address: str) -> bytes:
    parts = (
        version,
        today().isoformat(),
        get_language() or "",
        request.headers.get("HX-Request", ""),
        request.get_host(),
        "https" if request.is_secure() else "http",
        address,
    )
    return sha256("\0".join(parts).encode()).digest()


def _keep(key: bytes, response: HttpResponse) -> KeptPage:
    plain = response.content
    worth = len(plain) >= SMALLEST_COMPRESSED
    page = KeptPage(
        content_type=response["Content-Type"],
        etag=sha256(plain).hexdigest()[:32],
        short=b"" if worth else plain,
        brotli=brotli.compress(plain, quality=5) if worth else b"",
        gzip=gzip.compress(plain, 6, mtime=0) if worth else b"",
        headers=tuple((name, value) for name, value in response.items() if name in KEPT_HEADERS),
    )
    if page.size <= LARGEST_MEMORY // 8:
        with _lock:
            _kept[key] = page
    return page


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponse:
    coding, body = _coded(request.headers.get("Accept-Encoding", ""), page)
    etag = f'"{page.etag}{"-" + coding if coding else ""}"'
    response: HttpResponse
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        response = HttpResponse(body, content_type=page.content_type)
        response["Content-Length"] = str(len(body))
        if coding:
            response["Content-Encoding"] = coding
    for name, value in page.headers:
        response[name] = value
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=60"
    patch_vary_headers(response, ["Accept-Encoding", "HX-Request"])
    return response


def _coded(accepted: str, page: KeptPage) -> tuple[str, bytes]:
    offered = codings_taken(accepted)
    if page.brotli and "br" in offered:
        return "br", page.brotli
    if page.gzip and "gzip" in offered:
        return "gzip", page.gzip
    return "", gzip.decompress(page.gzip) if page.gzip else page.short
