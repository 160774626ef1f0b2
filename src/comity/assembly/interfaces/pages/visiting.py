"""Who reads a page of an organisation: somebody signed in, or the public; tokens count for nothing
here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from comity.assembly.queries.find_assembly import find_assembly
from comity.assembly.queries.people import PUBLIC, Person
from comity.kernel.domain.errors import NotPermitted
from comity.kernel.interfaces.web.private_page import kept_by_nobody
from comity.parties.domain.permissions import Actor
from comity.parties.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Person, P], HttpResponse]
Visited = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def reads(view: View[P]) -> Visited[P]:
    """A page that is only read. The view is given the person in the organisation of the address.
    Whoever may not read it, and is not signed in, is asked to sign in."""
    return _visited(view, ["GET", "HEAD"])


def asks(view: View[P]) -> Visited[P]:
    """A page with a form that comes back to it."""
    return _visited(view, ["GET", "HEAD", "POST"])


def does(view: View[P]) -> Visited[P]:
    """What a button of another page does; it has no page of its own."""
    return _visited(view, ["POST"])


def actor_of(request: HttpRequest) -> Actor:
    return Actor(request.user.reference) if isinstance(request.user, User) else PUBLIC


def _visited(view: View[P], methods: list[str]) -> Visited[P]:
    @wraps(view)
    def shown(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        person = Person(actor_of(request), find_assembly(slug), timezone.now().date())
        try:
            with timezone.override(ZoneInfo(user.timezone) if user else None):
                return kept_by_nobody(view(request, person, *args, **kwargs))
        except NotPermitted:
            if user is not None:
                raise
            back = request.get_full_path() if request.method != "POST" else _page_before(request)
            return redirect_to_login(back)

    return cast("Visited[P]", require_http_methods(methods)(shown))


def _page_before(request: HttpRequest) -> str:
    """The page that a button stands on, one level up from what it asks for."""
    return request.path.rpartition("/")[0] or "/"
