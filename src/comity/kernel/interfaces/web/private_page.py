"""Pages whose address tells of somebody's affairs: made anew each time, and kept by nobody.

Neither this server nor a proxy nor the reader's own disk keeps them, and no search engine lists
them. What they show is a function of their address, as with public pages; only the keeping differs.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import patch_vary_headers

from comity.kernel.domain.errors import InvalidInput
from comity.kernel.interfaces.web.codings import codings_taken
from comity.kernel.interfaces.web.page_cache import LONGEST_ADDRESS, SMALLEST_COMPRESSED

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=HttpResponse)


def private_page(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Decorates a view that only reads. Raises `InvalidInput` for an address that is too long."""

    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if len(request.get_full_path()) > LONGEST_ADDRESS:
            raise InvalidInput("web-address-too-long", limit=LONGEST_ADDRESS)
        return compressed(request, kept_by_nobody(view(request, *args, **kwargs)))

    return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], shown)


def kept_by_nobody(response: Answer) -> Answer:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def compressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What holds no secret beside what the reader sent: pages without session and cookies."""
    if response.status_code != 200 or len(response.content) < SMALLEST_COMPRESSED:
        return response
    taken = codings_taken(request.headers.get("Accept-Encoding", ""))
    if "br" in taken:
        response.content, coding = brotli.compress(response.content, quality=4), "br"
    elif "gzip" in taken:
        response.content, coding = gzip.compress(response.content, 5, mtime=0), "gzip"
    else:
        return response
    response["Content-Encoding"] = coding
    response["Content-Length"] = str(len(response.content))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
