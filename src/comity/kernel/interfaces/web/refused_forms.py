"""A form that failed the check against forgery (CSRF): what happened, and what to do now."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

from comity.kernel.domain.errors import NotPermitted
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.web.error_pages import error_page

View = TypeVar("View", bound=Callable[..., HttpResponse])
_FIELDS = "text_given_back"
# Django tells its reasons apart by their words alone.
_COOKIE, _TOKEN = re.compile("^CSRF cookie"), re.compile("^CSRF token")


def gives_text_back(*fields: str) -> Callable[[View], View]:
    """Decorates a view, outermost: what was written into these fields of its form is shown again
    when the form is refused. Never name a field that holds a secret."""

    def mark(view: View) -> View:
        setattr(view, _FIELDS, fields)
        return view

    return mark


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's page for a failed check, as one of ours; below the API, problem details."""
    return error_page(request, _error(reason), written=_written(request))


def _error(reason: str) -> NotPermitted:
    if _COOKIE.match(reason):
        case = "without-cookie"
    elif _TOKEN.match(reason):
        case = "outdated"
    else:
        case = "from-elsewhere"
    return NotPermitted(f"web-form-{case}", remedy=Message(f"web-form-{case}-remedy"))


def _written(request: HttpRequest) -> tuple[str, ...]:
    """Only of a form that the browser says was sent from here: another site could have its own
    words shown under our name otherwise."""
    here = f"{request.scheme}://{request.get_host()}"
    view = request.resolver_match.func if request.resolver_match else None
    if request.method != "POST" or request.headers.get("Origin") != here:
        return ()
    texts = (request.POST.get(each, "") for each in getattr(view, _FIELDS, ()))
    return tuple(text for text in texts if text.strip())
