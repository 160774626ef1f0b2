"""What holds for every address of the API: HEAD, methods not answered, bodies too large."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver

from comity.kernel.interfaces.api.problems import problem_response
from comity.kernel.interfaces.api.refusals import (
    FORM,
    MOST_BYTES,
    MOST_FORM_BYTES,
    BodyTooLarge,
    MethodNotAllowed,
)

View = Callable[..., HttpResponse]


def with_manners(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern]:
    """The same addresses, minding HTTP."""
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLPattern) and pattern.callback is not None:
            pattern.callback = _minding(pattern.callback)
            found.append(pattern)
    return found


def _minding(view: View) -> View:
    @wraps(view)
    def minding(request: HttpRequest, **parts: Any) -> HttpResponse:  # noqa: ANN401
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = MOST_FORM_BYTES if request.content_type == FORM else MOST_BYTES
        if not length.isdigit() or int(length) > most:
            return problem_response(BodyTooLarge(most))
        method = request.method or ""
        if method == "HEAD":  # answered as GET; the server leaves the body out
            request.method = "GET"
        response = view(request, **parts)
        request.method = method
        if response.status_code != 405:
            return response
        allowed = {each.strip() for each in response["Allow"].split(",")}
        allowed |= {"HEAD"} if "GET" in allowed else set()
        return problem_response(MethodNotAllowed(method[:20], tuple(sorted(allowed))))

    return minding
