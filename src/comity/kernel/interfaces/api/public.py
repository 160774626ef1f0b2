"""Public answers: made once, kept in memory with an ETag, as public pages are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.operation import Operation

from comity.kernel.domain.errors import ComityError, InvalidInput, nearest
from comity.kernel.domain.messages import Message
from comity.kernel.interfaces.api.problems import problem_response
from comity.kernel.interfaces.api.refusals import FORM, UnsupportedMediaType
from comity.kernel.interfaces.web.page_cache import public_page
from comity.kernel.interfaces.web.parameters import LONGEST_SHOWN

Run = Callable[..., HttpResponse]


def public_router(tag: str, version: Callable[[], str]) -> Router:
    """A router whose answers are functions of the data that `version` names, the day and the
    address: its handlers must read neither token nor cookie."""
    router = Router(tags=[tag])
    router.add_decorator(strict_query, mode="view")
    router.add_decorator(lambda run: _kept(run, version), mode="view")
    return router


def private_router(tag: str, **settings: Any) -> Router:  # noqa: ANN401 - the library's own
    """A router whose answers are made for each request."""
    router = Router(tags=[tag], **settings)
    router.add_decorator(strict_query, mode="view")
    router.add_decorator(_never_kept, mode="view")
    return router


def strict_query(run: Run) -> Run:
    """Refuse parameters that the operation does not know, and single ones that stand twice."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]
    sources = {model.__ninja_param_source__ for model in operation.models}
    known: set[str] = set()
    lists: set[str] = set()
    for model in operation.models:
        if model.__ninja_param_source__ == "query":
            known |= set(model.__ninja_flatten_map__)
            lists |= set(model.__ninja_collection_fields__)

    @wraps(run)
    def strict(request: HttpRequest, **parts: Any) -> HttpResponse:  # noqa: ANN401
        try:
            _refuse(request, known, lists)
            if request.content_type == FORM and "body" in sources:
                raise UnsupportedMediaType(FORM)  # before much of it is read
        except ComityError as error:
            return problem_response(error)
        return run(request, **parts)

    return strict


def _refuse(request: HttpRequest, known: set[str], lists: set[str]) -> None:
    for name, values in request.GET.lists():
        shown = name[:LONGEST_SHOWN]
        if name not in known:
            near = nearest(shown, sorted(known))
            remedy = Message("did-you-mean", {"name": near}) if near else None
            raise InvalidInput("api-unknown-parameter", remedy=remedy, name=shown)
        if len(values) > 1 and name not in lists:
            raise InvalidInput("api-repeated-parameter", name=shown)


def _kept(run: Run, version: Callable[[], str]) -> Run:
    shown = public_page(version)(run)

    @wraps(run)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:  # noqa: ANN401
        try:
            return shown(request, **parts)
        except ComityError as error:
            return problem_response(error)

    return answered


def _never_kept(run: Run) -> Run:
    @wraps(run)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:  # noqa: ANN401
        response = run(request, **parts)
        response["Cache-Control"] = "no-store"
        return response

    return answered
