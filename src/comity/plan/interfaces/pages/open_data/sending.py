"""Open data goes out while it is read: nothing of it is kept whole, and whoever holds the last
state is told so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from comity.kernel.domain.errors import InvalidInput
from comity.parties.models import User
from comity.plan.domain.licences import Licence, licence_named
from comity.plan.interfaces.pages.visiting import reads
from comity.plan.queries.open_data.scope import Scope, public_scope
from comity.plan.queries.open_data.state import data_state
from comity.plan.queries.people import Person

P = ParamSpec("P")
SETTLED = timedelta(seconds=2)
"""HTTP counts days in whole seconds: a change is not told by its time before it can be the last of
its second."""
KNOWN = {"rows": ("public",), "bom": ("yes",)}


def licence() -> Licence:
    return licence_named(settings.PLAN_LICENCE)


def downloads(
    view: Callable[Concatenate[HttpRequest, Person, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """A view that sends a file. What everybody may see may be kept, and is asked for again."""
    shown = reads(view)

    @wraps(view)
    def sent(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = shown(request, slug, *args, **kwargs)
        if response.status_code in (200, 304) and not isinstance(request.user, User):
            response["Cache-Control"] = "public, no-cache"
        return response

    return cast("Callable[Concatenate[HttpRequest, str, P], HttpResponse]", sent)


def asked_scope(request: HttpRequest, person: Person) -> Scope:
    """All that they see; `rows=public` for what everybody sees. Raises
    `InvalidInput("open-data-parameter")`."""
    for name in request.GET:
        value = request.GET.get(name) or ""
        if value not in KNOWN.get(name, ()):
            raise InvalidInput("open-data-parameter", name=name[:60], value=value[:60])
    return public_scope(person) if "rows" in request.GET else Scope(person)


def wants_bom(request: HttpRequest) -> bool:
    return "bom" in request.GET


def send(
    request: HttpRequest,
    scope: Scope,
    name: str,
    media_type: str,
    pieces: Callable[[], Iterator[bytes]],
) -> HttpResponse:
    """The file `name`; 304 for one that has not changed. `pieces` begins to read when it is
    called."""
    state = data_state(scope, name, settings.PLAN_LICENCE, request.GET.urlencode())
    etag = f'W/"{state.digest}"'
    settled = state.changed_at < datetime.now(UTC) - SETTLED
    changed = int(state.changed_at.timestamp()) if settled else None
    answer = get_conditional_response(request, etag=etag, last_modified=changed)
    if answer is None:
        answer = _streamed(iter(()) if request.method == "HEAD" else pieces())
        answer["Content-Type"] = media_type
        file = f"{scope.person.plan.slug}-{name}"
        answer["Content-Disposition"] = f'attachment; filename="{file}"'
    answer["ETag"] = etag
    if changed is not None:
        answer["Last-Modified"] = http_date(changed)
    return answer


def _streamed(pieces: Iterator[bytes]) -> HttpResponse:
    """Typed as what the decorators of views know; they touch its headers alone."""
    return cast(HttpResponse, StreamingHttpResponse(pieces))
