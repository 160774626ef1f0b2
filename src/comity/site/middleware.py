"""Middleware of the root: which route answers, for log and metrics; read-only operation; and what
nobody may keep a copy of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from comity.kernel.domain.errors import ReadOnly
from comity.kernel.interfaces.problem_json import CONTENT_TYPE, problem
from comity.kernel.interfaces.web.error_pages import error_page
from comity.kernel.interfaces.web.translations import translations
from comity.site.front.request_facts import set_route

Respond = Callable[[HttpRequest], HttpResponse]
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
QUESTIONS = frozenset({"/api/v1/obligations", "/api/v1/interview"})


class NamedRoute:
    """Tells the front which route answers."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:  # noqa: ANN401  # not used
        match = request.resolver_match
        if match is not None:
            set_route(request.META.get("asgi.scope"), f"/{match.route}")


class RefuseWrites:
    """With `COMITY_READ_ONLY`, answers 503 to every method that could change something: a page, or
    problem+json for a program. The database refuses writes too, should one come another way."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.READ_ONLY or request.method in SAFE or _only_asks(request):
            return self.get_response(request)
        error = ReadOnly("read-only")
        if request.accepts("text/html"):
            return error_page(request, error)
        told = problem(error, translations())
        response = JsonResponse(told, status=told["status"], content_type=CONTENT_TYPE)
        response["Cache-Control"] = "no-store"
        return response


def _only_asks(request: HttpRequest) -> bool:
    """Whether a POST carries a question and changes nothing."""
    return request.method == "POST" and request.path_info in QUESTIONS


class PrivatePages:
    """Forbids every cache to keep a page that was made for one reader: whose session was read, or
    that sets a cookie."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        private = request.session.accessed or "CSRF_COOKIE" in request.META or response.cookies
        if private and not response.get("Cache-Control", "").startswith("public"):
            response["Cache-Control"] = "no-store"
        return response
