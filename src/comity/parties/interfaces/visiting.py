"""Who reads a page about something with an id in its address: somebody signed in, or the public;
tokens count for nothing here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from comity.kernel.domain.errors import NotPermitted
from comity.kernel.interfaces.web.private_page import kept_by_nobody
from comity.parties.domain.permissions import PUBLIC, Actor
from comity.parties.models import User

P = ParamSpec("P")
Person = TypeVar("Person")
View = Callable[Concatenate[HttpRequest, Person, P], HttpResponse]
Visited = Callable[Concatenate[HttpRequest, str, P], HttpResponse]
Before = Callable[[Actor, str, date], Person]
"""Somebody, the id in the address and the day: the person before what it names."""

READS = ("GET", "HEAD")
ASKS = ("GET", "HEAD", "POST")
DOES = ("POST",)


def actor_of(request: HttpRequest) -> Actor:
    return Actor(request.user.reference) if isinstance(request.user, User) else PUBLIC


def visited(view: View[Person, P], before: Before[Person], methods: tuple[str, ...]) -> Visited[P]:
    """The view is given the person. Whoever may not see it, and is not signed in, is asked to sign
    in."""

    @wraps(view)
    def shown(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        person = before(actor_of(request), slug, timezone.now().date())
        try:
            with timezone.override(ZoneInfo(user.timezone) if user else None):
                return kept_by_nobody(view(request, person, *args, **kwargs))
        except NotPermitted:
            if user is not None:
                raise
            back = request.get_full_path() if request.method != "POST" else _page_before(request)
            return redirect_to_login(back)

    return cast("Visited[P]", require_http_methods(list(methods))(shown))


def _page_before(request: HttpRequest) -> str:
    """The page that a button stands on, one level up from what it asks for."""
    return request.path.rpartition("/")[0] or "/"
