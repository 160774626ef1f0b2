"""Every error of the API as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from comity.kernel.domain.errors import ComityError, InvalidInput, Problems
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.api.encoding import encode
from comity.kernel.interfaces.api.refusals import NotAuthenticated, Refusal
from comity.kernel.interfaces.error_text import error_text
from comity.kernel.interfaces.messages import render
from comity.kernel.interfaces.problem_json import CONTENT_TYPE, problem

MOST_PROBLEMS = 20
"""How many wrong values one answer names."""
LONGEST_PROBLEM = 300
NO_FORMS = (MultiPartParserError, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def problem_response(error: ComityError) -> HttpResponse:
    """The answer that says what is wrong. It is told in English, with the id of the message and its
    parameters beside, since the addresses of the API belong to no language."""
    body = refused(error) if isinstance(error, Refusal) else problem(error)
    response = HttpResponse(encode(body), status=body["status"], content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    if body["status"] == 503:
        response["Retry-After"] = "30"
    for name, value in (error.headers() if isinstance(error, Refusal) else {}).items():
        response[name] = value
    return response


def refused(error: Refusal) -> dict[str, Any]:
    """The body of a refusal, in the shape of all problems."""
    return {
        "type": f"urn:comity:problem:{error.kind}",
        "title": render(Message(f"problem-{error.kind}")),
        "status": error.status,
        "detail": error_text(error),
        "message": error.message.id,
        "params": dict(error.message.params),
    }


def answer_with_problems(api: NinjaAPI) -> None:
    """Let `api` answer every error so; a fault is left to Django, which logs it."""
    handlers: Mapping[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        ComityError: lambda request, error: problem_response(error),
        AuthenticationError: _not_authenticated,
        ValidationError: _invalid,
        HttpError: _http_error,
        **dict.fromkeys(NO_FORMS, _no_form),
        Exception: _fault,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _not_authenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    shown = bool(request.headers.get("Authorization"))
    return problem_response(NotAuthenticated("api-token-unknown" if shown else "api-token-missing"))


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem_response(Problems("api-invalid-input", _each(error.errors)))


def _each(errors: Iterable[Mapping[str, Any]]) -> list[ComityError]:
    found: list[ComityError] = []
    for each in list(errors)[:MOST_PROBLEMS]:
        where = ".".join(map(str, each["loc"]))[:LONGEST_PROBLEM]
        told = str(each["msg"])[:LONGEST_PROBLEM]
        found.append(InvalidInput("api-invalid-value", where=where, problem=told))
    return found


def _no_form(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(InvalidInput("api-form-malformed"))


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """The library's own words for a body that the parser refused: what it refused it for."""
    if isinstance(error.__cause__, ComityError):
        return problem_response(error.__cause__)
    raise error


def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error
