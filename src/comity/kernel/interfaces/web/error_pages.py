"""Errors of Comity as pages: the sentence, how to mend it, and the right status."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from comity.kernel.domain.errors import ComityError, StorageFailure, UnknownName
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.api.problems import problem_response
from comity.kernel.interfaces.messages import render as say
from comity.kernel.interfaces.problem_json import problem
from comity.kernel.interfaces.web import messages as _messages  # noqa: F401 - registers
from comity.kernel.interfaces.web.request_id import request_id
from comity.kernel.interfaces.web.translations import translations

log = logging.getLogger("comity.web")

API = "/api/"
"""What stands below this address answers programs, and is never a page."""


class ErrorPages:
    """Middleware: an error raised by a view becomes a page that says what and how to mend it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (DatabaseError, InterfaceError) as error:  # raised by another middleware
            return self._unavailable(request, error)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, ComityError):
            return error_page(request, error)
        if isinstance(error, (DatabaseError, InterfaceError)):
            return self._unavailable(request, error)
        return None

    def _unavailable(self, request: HttpRequest, error: Exception) -> HttpResponse:
        log.error("database unusable", exc_info=error)
        return error_page(request, StorageFailure("web-database-unusable"))


def error_page(
    request: HttpRequest, error: ComityError, *, written: Sequence[str] = ()
) -> HttpResponse:
    """The page for `error`, in the language of the request; below the API, problem details. Needs
    no database. `written` is what the reader wrote and would lose otherwise."""
    if request.path_info.startswith(API):
        return problem_response(error)
    told = problem(error, translations())
    remedy = say(error.remedy, translations()) if error.remedy else ""
    context = {
        "title": told["title"],
        "detail": told["detail"].removesuffix(remedy).rstrip(),
        "remedy": remedy,
        "problems": [each["detail"] for each in told.get("problems", ())],
        "status": told["status"],
        "reference": request_id.get() if told["status"] >= 500 else "",
        "written": written,
        "ask_again": _("Try again in a minute.") if told["status"] == 503 else "",
    }
    response = render(request, "site/error.html", context, status=told["status"])
    response["Cache-Control"] = "no-store"
    if told["status"] == 503:
        response["Retry-After"] = "30"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's 404, as a page of ours."""
    if request.path_info.startswith(API):
        return problem_response(UnknownName("api-no-such-address", remedy=Message("api-go-start")))
    return error_page(request, UnknownName("web-no-such-page", remedy=Message("web-go-home")))


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's 500, as a page of ours: nothing of the fault, and the id that it is logged under."""
    return error_page(request, ComityError("web-fault"))
